/** An object full of typed arrays as one run of bytes: read back at once, the arrays are views of it. */

const TYPES = { Uint8Array, Uint16Array, Uint32Array, Float64Array };
type Type = keyof typeof TYPES;

/** Where an array stands in the bytes. */
interface Place {
  readonly type: Type;
  readonly at: number;
  readonly length: number;
}

/** The object with a place for each of its arrays. */
export interface Shape {
  readonly [name: string]: Place | Shape | string | number | null;
}

/** So that any array may start there. */
const ALIGNED = 8;

/** Takes an object apart. @returns its shape, and what comes one after the other in the bytes */
export function toBytes(of: object): { shape: Shape; parts: Uint8Array<ArrayBuffer>[] } {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  const add = (bytes: Uint8Array) => {
    parts.push(bytes.slice());
    at += bytes.byteLength;
  };
  const shapeOf = (value: object): Shape =>
    Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        if (!ArrayBuffer.isView(one)) return [name, isObject(one) ? shapeOf(one) : one];
        const view = one as InstanceType<(typeof TYPES)[Type]>;
        const place: Place = { type: view.constructor.name as Type, at, length: view.length };
        add(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
        add(new Uint8Array((ALIGNED - (at % ALIGNED)) % ALIGNED));
        return [name, place];
      }),
    );
  return { shape: shapeOf(of), parts };
}

const isObject = (one: unknown): one is object => typeof one === 'object' && one !== null;

/**
 * Puts an object together again.
 * @throws RangeError if bytes are missing
 */
export function fromBytes<T>(shape: Shape, bytes: ArrayBuffer): T {
  const rebuilt = (of: Shape): object =>
    Object.fromEntries(
      Object.entries(of).map(([name, one]) => {
        if (!isObject(one)) return [name, one];
        if (!isPlace(one)) return [name, rebuilt(one)];
        return [name, new TYPES[one.type](bytes, one.at, one.length)];
      }),
    );
  return rebuilt(shape) as T;
}

function isPlace(one: Place | Shape): one is Place {
  return typeof one.type === 'string';
}
