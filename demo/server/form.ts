/** Forms that a browser posts: fields by name, each at most once, and small files of which only the facts are kept. */
import type { IncomingMessage } from 'node:http';
import { HttpError } from './json.ts';

/** A file as it was sent; its bytes are not kept. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface Form {
  /** A text field, trimmed, with line ends as they are typed; '' when it is missing. */
  text(name: string): string;
  has(name: string): boolean;
  /** A chosen file; undefined when none was chosen. */
  upload(name: string): Upload | undefined;
}

const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const LIMIT = 3_000_000;

/**
 * Reads a posted form.
 * @throws HttpError 413, 415 or 400 when it is too large, no form, or has a field twice: which of two values the
 * person meant cannot be known
 */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const contentType = request.headers['content-type'] ?? '';
  const [type = ''] = contentType.split(';');
  if (!TYPES.includes(type.trim().toLowerCase())) throw new HttpError(415, 'This address takes forms only.');
  const body = await readBody(request);
  try {
    return formOf(await new Response(body, { headers: { 'content-type': contentType } }).formData());
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError(400, 'The form did not arrive whole. Go back and send it again.');
  }
}

/** @throws HttpError when a field is there twice */
export function formOf(data: FormData): Form {
  const fields = new Map<string, string | File>();
  for (const [name, value] of data) {
    if (fields.has(name))
      throw new HttpError(400, 'The form arrived with a field twice. Go back and send it again.');
    fields.set(name, value);
  }
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\0', '').trim() : '';
  };
  return {
    text,
    has: (name) => fields.has(name),
    upload(name) {
      const value = fields.get(name);
      if (value === undefined || typeof value === 'string' || value.name === '') return undefined;
      return { name: value.name.slice(-100), type: value.type, size: value.size };
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too large is read to its end: a browser shows no answer to a form it is still sending.
    if (size <= LIMIT) chunks.push(chunk);
  }
  if (size > LIMIT) throw new HttpError(413, 'That is too much for one form. A receipt may have 2 MB.');
  return new Uint8Array(Buffer.concat(chunks));
}
