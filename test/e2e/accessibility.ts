/** What the browser itself tells assistive technology: of one element of the page, and of what the frame there says. */
import type { CDPSession, ElementHandle, Page } from 'puppeteer-core';
import { Bidi } from './harness/firefox-bidi.ts';
import type { Driver } from './harness/types.ts';
import { until } from './harness/until.ts';

/** A node of the accessibility tree in one line: its role, its name, its state, and how a change in it is announced. */
export type Line = string;

interface Told {
  readonly target: Line;
  readonly frame: readonly Line[];
}

/** @param target a handle of the element in the page; in Firefox its name finds it in the browser's own tree */
export function told(driver: Driver, page: Page, target: ElementHandle, name: string): Promise<Told> {
  return driver.name === 'chromium' ? inChromium(page, target) : inFirefox(driver, name);
}

interface AXNode {
  nodeId: string;
  childIds?: string[];
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
}

/** Layout of text and boxes that mean nothing. */
const MEANINGLESS = new Set(['none', 'generic', 'InlineTextBox', 'RootWebArea', 'paragraph', 'strong']);
const STATES = ['disabled', 'checked', 'expanded', 'required', 'invalid', 'pressed', 'live'];

async function inChromium(page: Page, target: ElementHandle): Promise<Told> {
  const { client } = page.mainFrame() as unknown as { client: CDPSession };
  const { objectId } = target.remoteObject();
  const { nodes } = (await client.send('Accessibility.getPartialAXTree', {
    objectId: objectId!,
    fetchRelatives: false,
  })) as unknown as { nodes: AXNode[] };
  const frame = page.frames().find((one) => !one.detached && one.url().includes('card.html'));
  const inner = (frame as unknown as { client: CDPSession } | undefined)?.client;
  const tree = ((await inner?.send('Accessibility.getFullAXTree')) ?? { nodes: [] }) as unknown as {
    nodes: AXNode[];
  };
  return {
    target: lineOf(nodes[0]!),
    frame: inOrder(tree.nodes).flatMap((node) => (isSaid(node) ? [lineOf(node)] : [])),
  };
}

/** As they are read, which is not as they are listed. */
function inOrder(nodes: readonly AXNode[]): AXNode[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const below = (node: AXNode): AXNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? below(byId.get(id)!) : [])),
  ];
  return nodes[0] ? below(nodes[0]) : [];
}

const isSaid = ({ ignored, role, properties = [] }: AXNode) =>
  !ignored && (!MEANINGLESS.has(role?.value ?? 'none') || properties.some(({ name }) => name === 'live'));

function lineOf({ role, name, properties = [] }: AXNode): Line {
  const states = STATES.flatMap((state) => {
    const value = properties.find((one) => one.name === state)?.value.value;
    return value === undefined || value === false || value === 'false' || value === 'off'
      ? []
      : [`${state}=${value}`];
  });
  return [role?.value, JSON.stringify(name?.value ?? ''), ...states].join(' ');
}

/** Runs in the browser's window: the tree that Firefox keeps of the tab and of the frames in it. */
const TREE = `async (wanted) => {
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const root = service.getAccessibleFor(gBrowser.selectedBrowser);
  const line = (node) => {
    const state = {}; const extra = {};
    node.getState(state, extra);
    const states = Object.entries({
      disabled: Ci.nsIAccessibleStates.STATE_UNAVAILABLE,
      checked: Ci.nsIAccessibleStates.STATE_CHECKED,
      expanded: Ci.nsIAccessibleStates.STATE_EXPANDED,
      required: Ci.nsIAccessibleStates.STATE_REQUIRED,
      invalid: Ci.nsIAccessibleStates.STATE_INVALID,
      pressed: Ci.nsIAccessibleStates.STATE_PRESSED,
    }).filter(([, bit]) => state.value & bit).map(([name]) => name + '=true');
    let live = '';
    try { live = node.attributes?.getStringProperty('live') ?? ''; } catch {}
    if (live && live !== 'off') states.push('live=' + live);
    return [service.getStringRole(node.role), JSON.stringify(node.name ?? ''), ...states].join(' ');
  };
  const target = []; const frame = [];
  const walk = (node, isOurs) => {
    const role = service.getStringRole(node.role);
    if (node.name === wanted && !['text leaf', 'label', 'statictext'].includes(role)) target.push(line(node));
    const isFrame = role === 'internal frame' && node.name === 'Cuecard';
    const isSaid = !['section', 'paragraph', 'document', 'text container', 'graphic', 'strong'].includes(role);
    if (isOurs && (isSaid || line(node).includes('live='))) frame.push(line(node));
    for (let n = 0; n < node.childCount; n++) walk(node.getChildAt(n), isOurs || isFrame);
  };
  walk(root, false);
  return { target, frame };
}`;

async function inFirefox(driver: Driver, name: string): Promise<Told> {
  const bidi = await Bidi.connect(driver.browser);
  return await until('the accessibility tree', async () => {
    const { target, frame } = await bidi.chrome<{ target: Line[]; frame: Line[] }>(TREE, name);
    return target[0] === undefined ? null : { target: target[0], frame };
  });
}
