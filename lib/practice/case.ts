/** How far somebody is in a case: the choices made so far, and the one whose outcome is being read. */
import type { Choice, Scene } from '../lesson/case.ts';

export interface Way {
  /** The choices that led to this scene. */
  readonly path: readonly number[];
  /** The choice made in it. */
  readonly chosen: number | null;
}

export const START: Way = { path: [], chosen: null };

/** The scene that a way has come to, and the choice made there. */
export function sceneAt(first: Scene, { path, chosen }: Way): { scene: Scene; choice: Choice | null } {
  const scene = path.reduce((at, choice) => at.choices[choice]?.next ?? at, first);
  return { scene, choice: chosen === null ? null : (scene.choices[chosen] ?? null) };
}

/** The best was done to the end: nothing follows any more. */
export const isEnd = (choice: Choice | null): boolean => choice?.best === true && !choice.next;

/** Makes a choice, or another one. */
export function choose(first: Scene, way: Way, choice: number): Way {
  return sceneAt(first, way).scene.choices[choice] ? { ...way, chosen: choice } : way;
}

/** Goes on to what follows from the choice, where something does. */
export function goOn(first: Scene, way: Way): Way {
  if (way.chosen === null || !sceneAt(first, way).choice?.next) return way;
  return { path: [...way.path, way.chosen], chosen: null };
}

/** Takes the choice back, or goes back to the scene before. */
export function goBack({ path, chosen }: Way): Way {
  if (chosen !== null) return { path, chosen: null };
  return path.length > 0 ? { path: path.slice(0, -1), chosen: path.at(-1)! } : START;
}
