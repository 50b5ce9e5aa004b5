/** Posted forms, as they come from a browser and as they come from elsewhere. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf, readForm } from '../../demo/server/form.ts';
import { HttpError } from '../../demo/server/json.ts';

const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' };

let server: Server;
let address: string;

/** Answers with what it read of the fields `a` and `file`, or with the fault. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    try {
      const form = await readForm(request);
      response.end(
        JSON.stringify({ a: form.text('a'), has: form.has('a'), file: form.upload('file') ?? null }),
      );
    } catch (error) {
      response.statusCode = error instanceof HttpError ? error.status : 500;
      response.end(JSON.stringify({ fault: String(error) }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

async function post(body: BodyInit, headers?: Record<string, string>) {
  const response = await fetch(address, { method: 'POST', body, ...(headers && { headers }) });
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
}

describe('what a browser sends', () => {
  it('is read from both encodings, trimmed, with one kind of line end', async () => {
    const read = { status: 200, a: 'café\nnext', has: true, file: null };
    expect(await post('a=+caf%C3%A9%0D%0Anext+', URLENCODED)).toEqual(read);
    const data = new FormData();
    data.set('a', ' café\r\nnext ');
    expect(await post(data)).toEqual(read);
  });

  it('tells a chosen file, and that none was chosen', async () => {
    const data = new FormData();
    data.set('file', new File(['abc'], 'taxi.pdf', { type: 'application/pdf' }));
    expect(await post(data)).toMatchObject({ file: { name: 'taxi.pdf', type: 'application/pdf', size: 3 } });
    data.set('file', new File([], ''));
    expect(await post(data)).toMatchObject({ file: null });
  });

  it('may leave a field out', async () => {
    expect(await post('b=1', URLENCODED)).toMatchObject({ status: 200, a: '', has: false });
    expect(await post('', URLENCODED)).toMatchObject({ status: 200, a: '', has: false });
  });
});

describe('what is refused', () => {
  it('a field that is there twice, also with the same value', async () => {
    expect(await post('a=1&a=2', URLENCODED)).toMatchObject({ status: 400 });
    expect(await post('a=1&b=&a=1', URLENCODED)).toMatchObject({ status: 400 });
    const data = new FormData();
    data.append('a', 'text');
    data.append('a', new File(['x'], 'x.pdf'));
    expect(() => formOf(data)).toThrow('twice');
  });

  it('what is no form', async () => {
    expect(await post('{"a":1}', { 'content-type': 'application/json' })).toMatchObject({ status: 415 });
    expect(await post('a=1', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
  });

  it('a form that is cut off, or whose parts have no border', async () => {
    const type = 'multipart/form-data; boundary=xyz';
    const start = '--xyz\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf';
    expect(await post(start, { 'content-type': type })).toMatchObject({ status: 400 });
    expect(await post('a=1', { 'content-type': 'multipart/form-data' })).toMatchObject({ status: 400 });
  });

  it('one that is too large', async () => {
    expect(await post(`a=${'x'.repeat(3_000_001)}`, URLENCODED)).toMatchObject({ status: 413 });
  });
});

it('keeps text and file apart: a file is no text and a text no file', () => {
  const data = new FormData();
  data.set('a', new File(['x'], 'x.pdf'));
  data.set('file', 'taxi.pdf');
  const form = formOf(data);
  expect([form.text('a'), form.upload('file')]).toEqual(['', undefined]);
});
