/**
 * A Learning Record Store (xAPI 1.0.3) in memory, on a free port of this machine, made of the parts of
 * @learninglocker/xapi-statements. Those are GPL-3.0: they stay in this folder and in this process, and nothing that ships
 * is joined to them.
 *
 *   node test/lrs/server.mjs '{"credentials":[{"key":"k","secret":"s","scopes":["statements/write"]}],"isOpen":true}'
 *
 * Prints its address on a line of its own once it listens, and ends when its input does, so that it never outlives who
 * started it. `isOpen: false` sends no CORS header.
 */
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const part = (name) => require(`@learninglocker/xapi-statements/dist/${name}`).default;
const common = (name) => require(`jscommons/dist/${name}`).default;

const { credentials, isOpen = true } = JSON.parse(process.argv[2] ?? '{}');
const express = require('express');
const routes = require('@learninglocker/xapi-statements/dist/utils/constants');
const Unauthorised = common('errors/Unauthorised');
const folder = join(tmpdir(), `cuecard-lrs-${process.pid}`);

const clients = new Map(
  credentials.map(({ key, secret, scopes }) => [
    `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
    {
      _id: key,
      title: key,
      authority: { objectType: 'Agent', account: { homePage: 'http://lrs.example', name: key } },
      isTrusted: true,
      lrs_id: 'lrs',
      organisation: 'organisation',
      scopes,
    },
  ]),
);

const silent = { error() {}, warn() {}, info() {}, debug() {}, verbose() {}, silly() {} };
const models = part('repo/modelsRepo/utils/memoryModels/factory')();
const repo = {
  ...models,
  ...part('repo/eventsRepo/utils/fakeEvents/factory')(),
  ...part('repo/storageRepo/utils/localStorage/factory')({ storageDir: folder }),
  async getClient({ authToken }) {
    const client = clients.get(authToken);
    if (!client) throw new Unauthorised();
    return { client };
  },
};

const service = part('service/index')({
  repo,
  tracker: common('tracker/fake')(),
  logger: silent,
  enableConflictChecks: true,
  enableAttachmentValidation: true,
  enableVoidingChecks: true,
  enableStatementCreation: true,
  enableAttachmentCreation: true,
  enableVoiding: true,
  enableReferencing: false,
  enableActivityUpdates: true,
  enableNullRemoval: false,
  enableActorLowerCasing: false,
  awaitUpdates: true,
});

// One write after the other: what the memory lacks of a database's unique index.
let last = Promise.resolve();
const store = service.storeStatements;
service.storeStatements = (options) => {
  const turn = last.then(() => store(options));
  last = turn.catch(() => {});
  return turn;
};

const presenter = part('expressPresenter/index')({
  customRoute: 'status',
  customRouteText: 'ok',
  morganDirectory: folder,
  bodyParserLimit: '5mb',
  service,
  tracker: common('tracker/fake')(),
  translator: part('translatorFactory/index')(),
  logger: silent,
  allowUndefinedMethod: false,
  allowFormBody: false,
});

const app = express();
if (!isOpen)
  app.use((_request, response, next) => {
    const set = response.setHeader;
    response.setHeader = (name, value) =>
      name.toLowerCase().startsWith('access-control-') ? response : set.call(response, name, value);
    next();
  });
app.use(routes.aboutRoute, presenter.aboutRouter);
app.use(routes.fullActivitiesRoute, presenter.fullActivitiesRouter);
app.use(routes.statementsRoute, presenter.statementsRouter);

const server = createServer(app);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/xAPI`));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.stdin.resume().on('end', () => process.exit());
