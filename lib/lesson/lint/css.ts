/** What of a CSS selector is likely to change with the tool's next version. Null where nothing is. */
const DEEPEST = 4;

/** Names that frameworks and builds make up, and make up anew. */
const GENERATED: RegExp[] = [
  /^css-(?=[a-z]*\d)[a-z0-9]{5,}(-|$)/,
  /^sc-(?=[a-z]*[A-Z\d])[a-zA-Z\d]{5,}/,
  /^(jss|makeStyles|ng-tns-c|ng-star|ember|ext-gen|ext-comp-|gwt-uid-|yui_|mat-input-|cdk-overlay-|radix-|headlessui-|react-select-|mui-|ui-id-|chakra-|tippy-|svelte-|_ng(host|content)-|data-v-|v-\d)[\w-]*\d/i,
  /^:?r[0-9a-z]{0,3}:$/,
  /^«r[0-9a-z]+»$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-/i,
];

/** A piece of a name that nobody would write: letters and digits in turns, or hexadecimal. */
function isHash(piece: string): boolean {
  if (piece.length < 5 || !/\d/.test(piece) || !/[a-z]/i.test(piece)) return false;
  if (/^[0-9a-f]{8,}$/i.test(piece)) return true;
  const turns = piece.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
  return turns >= 3 || (turns >= 2 && /[a-z]/.test(piece) && /[A-Z]/.test(piece));
}

const isGenerated = (name: string) =>
  GENERATED.some((pattern) => pattern.test(name)) || name.split(/[-_]+/).some(isHash);

/** @returns what is brittle about it and why, for an author */
export function brittle(selector: string): string | null {
  // Texts in quotes are data; those that stand for a class or an id are names like others.
  const quoted = [...selector.matchAll(/\[\s*(?:class|id)\s*[*^$~|]?=\s*["']?([^"'\]]+)["']?\s*\]/gi)].map(
    ([, name]) => name!,
  );
  const bare = selector.replace(/"[^"]*"|'[^']*'/g, '""').replace(/\[[^\]]*\]/g, '[]');
  const named = [...bare.matchAll(/[.#]((?:\\.|[\w-]|[^\s!-~])+)/g)].map(([, name]) =>
    name!.replace(/\\/g, ''),
  );
  const attributes = [...selector.matchAll(/\[\s*([\w:-]+)/g)].map(([, name]) => name!);
  const found = [...named, ...quoted, ...attributes].find(isGenerated);
  if (found) return `"${found}" looks generated and will change`;
  const counted = bare.match(/:nth-(?:last-)?(?:child|of-type)\(/g)?.length ?? 0;
  if (counted > 1) return 'it counts elements in elements, and breaks with the next one';
  const depth = Math.max(...bare.split(',').map(depthOf));
  if (depth > DEEPEST) return `it goes ${depth} elements deep, and breaks when one of them is moved`;
  if (counted === 1 && depth > 2)
    return 'it counts elements in a chain of others, and breaks with the next one';
  return null;
}

/** Compound selectors one inside the other, those in brackets left out. */
function depthOf(selector: string): number {
  let inner = selector;
  for (let before = ''; before !== inner; ) {
    before = inner;
    inner = inner.replace(/\([^()]*\)/g, '');
  }
  return inner
    .replace(/\s*[>+~]\s*/g, ' ')
    .trim()
    .split(/\s+/).length;
}
