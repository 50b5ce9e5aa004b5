/** What a block says to the learner, piece by piece. What is only copied or heard is left out. */
import type { Block } from '../block.ts';
import type { Scene } from '../case.ts';
import type { Check } from '../check.ts';
import type { Inline } from '../words.ts';

export interface Piece {
  readonly of: readonly Inline[];
  /** The number of the list's item that it belongs to. */
  readonly item?: number;
}

/** A step of `:::steps` or `:::demo`. */
export interface Step {
  readonly do: readonly Inline[];
  readonly note?: readonly Inline[];
}

/** The steps that a person follows in a block. A checklist's items are no steps: they may be things. */
export function stepsOf(block: Block): readonly Step[] {
  if (block.kind === 'steps') return block.steps;
  if (block.kind === 'demo')
    return block.steps.map(({ say, note }) => ({ do: say, ...(note ? { note } : {}) }));
  return [];
}

const pieces = (item: number, ...parts: (readonly Inline[] | undefined)[]): Piece[] =>
  parts.flatMap((of) => (of ? [{ of, item }] : []));

export function saidIn(block: Block): Piece[] {
  switch (block.kind) {
    case 'text':
      return [{ of: block.of }];
    case 'steps':
    case 'demo':
      return stepsOf(block).flatMap((step, n) => pieces(n, step.do, step.note));
    case 'checklist':
      return block.items.flatMap((step, n) => pieces(n, step.do, step.note));
    case 'case':
      return inScene(block.scene);
    case 'check':
      return [{ of: block.question }, ...inCheck(block)];
    case 'role-play':
      return [
        ...block.situation.map((of) => ({ of })),
        ...(block.lines ?? []).flatMap(({ say, feedback }, n) => pieces(n, say, feedback)),
      ];
    default:
      return [];
  }
}

/** @param at the choice of the first scene that leads here */
function inScene({ situation, choices }: Scene, at?: number): Piece[] {
  return [
    ...situation.map((of) => (at === undefined ? { of } : { of, item: at })),
    ...choices.flatMap(({ say, outcome, feedback, next }, n) => [
      ...pieces(at ?? n, say, outcome, feedback),
      ...(next ? inScene(next, at ?? n) : []),
    ]),
  ];
}

function inCheck(check: Check): Piece[] {
  switch (check.ask) {
    case 'single':
    case 'multiple':
      return check.options.flatMap(({ say, feedback }, n) => pieces(n, say, feedback));
    case 'order':
      return check.items.flatMap((of, n) => pieces(n, of));
    case 'number':
      return [check.right, check.low, check.high].flatMap((of) => (of ? [{ of }] : []));
    case 'fill':
      return [check.right, check.wrong].flatMap((of) => (of ? [{ of }] : []));
  }
}
