/** preview, and verify URL: what a browser would be served. */
import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Build, type Preview, type PreviewOptions, startPreview } from '../../../cli/cuecard/preview.ts';
import { publicKeyOf } from '../../../lib/lesson/key.ts';
import { readPack } from '../../../lib/lesson/pack.ts';
import { verifyPack } from '../../../lib/lesson/signature.ts';
import { lessonText } from '../../lesson/lint/pack.ts';
import { cuecard, goodPack, json, workshop } from './author.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const partsOf = ({ url }: Preview) => {
  const [address = '', key = ''] = url.replace('localhost', '127.0.0.1').split('#key=');
  return { address, key };
};

/** A preview and the builds it told of. */
async function previewed(files: Record<string, string> = goodPack(), options: PreviewOptions = {}) {
  const shop = workshop(files);
  const builds: Build[] = [];
  const preview = await startPreview(shop.path('acme'), {
    onBuild: (build) => builds.push(build),
    ...options,
  });
  stops.push(() => preview.stop());
  const question = async () => {
    const bytes = new Uint8Array(await (await fetch(partsOf(preview).address)).arrayBuffer());
    return readPack(bytes, 'a').pack.lessons[0]?.question;
  };
  return { ...shop, preview, builds, question };
}

const CAMPAIGN = `id: refunds
goal: Everybody refunds without a call to Billing.
lessons: [refund]
done: check
from: 2036-11-24 09:00
until: 2036-11-25 17:00
recaps: [2, 5]
`;

const soon = (what: () => unknown) => expect.poll(what, { timeout: 15_000, interval: 50 });

describe('preview', () => {
  it('sees each save, however an editor writes: anew, in the file, by a new file in its place, with a copy beside it', async () => {
    const { question, path, write, read } = await previewed();
    const file = 'acme/lessons/refund.md';
    const old = await question();
    const ways: Record<string, (text: string) => Promise<void> | void> = {
      inside: (text) => write(file, text),
      renamed: async (text) => {
        write('acme/lessons/.sedq1', text);
        await rename(path('acme/lessons/.sedq1'), path(file));
      },
      beside: async (text) => {
        await rename(path(file), path(`${file}~`));
        write(file, text);
        await rm(path(`${file}~`));
      },
    };
    let n = 0;
    for (const way of ['renamed', 'renamed', 'inside', 'beside', 'inside', 'renamed', 'inside']) {
      n += 1;
      await ways[way]!(read(file).replace(/question: .*/, `question: How do I refund order ${n}?`));
      await soon(question).toBe(`How do I refund order ${n}?`);
    }
    expect(old).not.toContain('order 7');
    // A folder that comes later is looked into as well.
    write('acme/lessons/more/second.md', read(file).replace('id: refund', 'id: second'));
    await soon(question).toBeTruthy();
  }, 60_000);

  it('serves the pack, signed with the key in its address', async () => {
    const { preview } = await previewed();
    expect(preview.url).toMatch(/^http:\/\/localhost:\d+\/acme\.zip#key=[\w-]{43}$/);
    const { address, key } = partsOf(preview);
    const response = await fetch(address);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
      'cuecard-preview': '1',
      'content-type': 'application/zip',
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(await verifyPack(bytes, await publicKeyOf(key))).toBe('valid');
    const etag = response.headers.get('etag')!;
    expect((await fetch(address, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  it('shows everybody the variant that is asked for', async () => {
    const files = {
      ...goodPack(),
      'acme/lessons/refund.b.md': lessonText({ question: 'How do I pay back?' }),
    };
    const { question } = await previewed(files, { variant: 'b' });
    expect(await question()).toBe('How do I pay back?');
    expect(await (await previewed(files, { variant: 'c' })).question()).toBe('How do I refund an order?');
  });

  it('shows an edit, keeps the last good build when an edit breaks something, and goes on', async () => {
    const { write, builds, question } = await previewed();
    write('acme/lessons/refund.md', lessonText({ question: 'How do I pay back?' }));
    await soon(question).toBe('How do I pay back?');
    write('acme/lessons/refund.md', 'no head');
    await soon(() => builds.at(-1)?.isServed).toBe(false);
    expect(builds.at(-1)!.problems[0]!.message).toContain('front matter is missing');
    expect(await question()).toBe('How do I pay back?');
    write('acme/lessons/refund.md', lessonText({ question: 'How do I give money back?' }));
    await soon(question).toBe('How do I give money back?');
  });

  it('starts with a broken pack, says so, and serves it once it is mended', async () => {
    const { write, preview, builds } = await previewed({ ...goodPack(), 'acme/lessons/refund.md': '' });
    expect(builds).toMatchObject([{ isServed: false }]);
    expect((await fetch(partsOf(preview).address)).status).toBe(503);
    write('acme/lessons/refund.md', lessonText());
    await soon(async () => (await fetch(partsOf(preview).address)).status).toBe(200);
  });

  it('serves what the lint only warns of, or finds wrong: the author wants to see it', async () => {
    const { builds, question } = await previewed({
      ...goodPack(),
      'acme/lessons/refund.md': lessonText({ question: 'Refunds' }),
    });
    expect(await question()).toBe('Refunds');
    expect(builds[0]!.problems).toMatchObject([{ rule: 'one-question' }]);
  });

  it('answers only this machine, and only with the pack', async () => {
    const { preview } = await previewed();
    const { port } = new URL(partsOf(preview).address);
    const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      new Promise<number>((done) => {
        request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
          response.resume();
          done(response.statusCode!);
        }).end();
      });
    expect(await ask('/acme.zip')).toBe(200);
    expect(await ask('/acme.zip', { Host: 'evil.example' })).toBe(403);
    expect(await ask('/../pack.yaml')).toBe(404);
    expect(await ask('/acme.zip', {}, 'POST')).toBe(405);
    expect(await ask('/acme.zip', {}, 'OPTIONS')).toBe(204);
  });

  it('is gone when it is stopped', async () => {
    const { preview } = await previewed();
    await preview.stop();
    await expect(fetch(partsOf(preview).address)).rejects.toThrow();
  });

  /** Runs it as a person does; what it prints grows. */
  function atTerminal(files: Record<string, string>) {
    const shop = workshop(files);
    const script = new URL('../../../cli/cuecard.ts', import.meta.url).pathname;
    const child = execFile(process.execPath, [script, 'preview', shop.path('acme')]);
    stops.push(() => child.kill('SIGKILL'));
    let out = '';
    child.stdout!.on('data', (text) => {
      out += text;
    });
    return { ...shop, child, out: () => out };
  }

  it('at a terminal prints the address, counts as the lint does, and ends with Ctrl+C', async () => {
    const { child, out } = atTerminal({ ...goodPack(), 'acme/campaigns/refunds.yaml': CAMPAIGN });
    await soon(out).toMatch(/\nPaste this address .*\n.*http:\/\/localhost:\d+\/acme\.zip#key=/);
    expect(out()).toMatch(/ built: 1 lesson, 1 campaign, nothing to mend\n/);
    const ended = new Promise((done) => child.once('exit', (code) => done(code)));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('at a terminal says that nothing is served as long as nothing was built, and of the last good build afterwards', async () => {
    const { write, out } = atTerminal({ ...goodPack(), 'acme/lessons/refund.md': '' });
    await soon(out).toMatch(/\nOnce it is built, paste this address .*\n.*#key=/);
    expect(out()).toContain('not built: mend what is above and save it; nothing is served yet\n');
    write('acme/lessons/refund.md', lessonText());
    await soon(out).toContain(' built: 1 lesson, nothing to mend\n');
    write('acme/lessons/refund.md', 'no head');
    await soon(out).toContain(
      'not built: mend what is above and save it; the last good build is still served\n',
    );
  });

  it('is wrong use without a folder, or with a port that is none', async () => {
    expect((await cuecard('preview', '/nowhere')).code).toBe(2);
    expect((await cuecard('preview', '.', '--port', 'x')).code).toBe(2);
  });
});

/** A web server that sends one pack with these headers. */
async function served(
  bytes: Uint8Array,
  headers: Record<string, string> = {},
  status = 200,
): Promise<string> {
  const server = createServer((asked, response) => {
    const isSame = headers.ETag !== undefined && asked.headers['if-none-match'] === headers.ETag;
    response.writeHead(isSame ? 304 : status, headers).end(isSame ? undefined : bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/acme.zip`;
}

describe('verify URL', () => {
  const packed = async () => {
    const { path, folder } = workshop(goodPack());
    const { key } = await json('keygen', '-o', path('key.pem'));
    await cuecard('build', path('acme'), '-o', path('a.zip'), '--key', path('key.pem'));
    const { readFileSync } = await import('node:fs');
    return { bytes: new Uint8Array(readFileSync(path('a.zip'))), key: String(key), folder };
  };

  it('is content with a server that sends what browsers need', async () => {
    const { bytes, key } = await packed();
    const url = await served(bytes, { 'Access-Control-Allow-Origin': '*', ETag: '"1"' });
    expect(await json('verify', url, '--key', key)).toMatchObject({
      code: 0,
      signature: 'valid',
      cors: true,
      etag: '"1"',
    });
    const { out } = await cuecard('verify', `${url}#key=${key}`);
    expect(out).toContain('The signature is valid');
    expect(out).toContain('Any browser may read it');
    expect(out).toContain('only loaded again when it changed');
  });

  it('says what to configure on another', async () => {
    const { bytes, key } = await packed();
    const { code, out } = await cuecard('verify', await served(bytes), '--key', key);
    expect(code).toBe(0);
    expect(out).toContain('sends no Access-Control-Allow-Origin: people must allow 127.0.0.1');
    expect(out).toContain('nginx:  add_header Access-Control-Allow-Origin "*";');
    expect(out).toContain('It has no ETag');
    const other = await served(bytes, { 'Access-Control-Allow-Origin': 'https://other.example' });
    expect((await cuecard('verify', other)).out).toContain('allows only https://other.example');
  });

  it.each([
    ['a page that is not there', new Uint8Array(), 404, 'answers 404'],
    ['a sign-in page', new TextEncoder().encode('<html>'), 200, 'cannot be unpacked'],
  ])('tells %s', async (_, bytes, status, says) => {
    const { code, err } = await cuecard('verify', await served(bytes, {}, status));
    expect([code, err]).toEqual([1, expect.stringContaining(says)]);
  });

  it('tells a server that is not there', async () => {
    const { code, err } = await cuecard('verify', 'http://127.0.0.1:9/a.zip');
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be reached')]);
  });
});
