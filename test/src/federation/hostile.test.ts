import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { cutOff, endless, type HostileSubgraph, json, raw, startHostileSubgraph, type Trick } from './hostile-subgraph.js';
import { startRawSubgraph } from './raw-subgraph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const GRAPH = {
  sound: `${LINK}
    scalar Any
    type Query { vault: Vault vaults: [Vault!] }
    interface Thing { id: ID! }
    type Vault implements Thing @key(fields: "id") { id: ID! content: String things: [Thing] }
    type Box implements Thing @key(fields: "id") { id: ID! lid: String }`,
  hostile: `${LINK}
    scalar Any
    type Query { number: Int list: [Int] matrix: [[Int]] any: Any inner: Inner inners: [Inner!] deep: Inner }
    type Inner { text: String inner: Inner id: ID! inners: [Inner] }
    type Vault @key(fields: "id") { id: ID! far: String must: String! inner: Inner }
    type Box @key(fields: "id") { id: ID! far: String }`,
};
const vault = (id: string) => ({ __typename: 'Vault', id, content: `content of ${id}` });
const ROOT = {
  vault: vault('1'),
  vaults: [vault('1'), vault('2'), vault('1')],
};

const LEAK = 'text of the subgraph';
const LIMITS = { timeoutMs: 1_000, maxResponseBytes: 3_000_000 };

const UNAVAILABLE = 'SUBGRAPH_UNAVAILABLE';
const INVALID = 'SUBGRAPH_ANSWER_INVALID';
const ofVault = (...entities: unknown[]) => json({ data: { _entities: entities } });
const deepText = (levels: number, open: string, inner: string, end: string) => open.repeat(levels) + inner + end.repeat(levels);

/** Answers to a fetch of one entity that give nothing to use, and the code each is. */
const USELESS: readonly (readonly [what: string, trick: Trick, code: string])[] = [
  ['a list that is too long', ofVault({ far: LEAK }, { far: LEAK }), INVALID],
  ['a list that is too short', ofVault(), INVALID],
  ['an object for the list', json({ data: { _entities: { 0: { far: LEAK }, length: 1 } } }), INVALID],
  ['a text for the list', json({ data: { _entities: 'x' } }), INVALID],
  ['null for the list', json({ data: { _entities: null } }), INVALID],
  ['no list', json({ data: {} }), INVALID],
  ['the list under a prototype', raw('{"data":{"__proto__":{"_entities":[{"far":"x"}]}}}'), INVALID],
  ['another type', ofVault({ __typename: 'Box', far: LEAK }), INVALID],
  ['a type that does not exist', ofVault({ __typename: 'Nothing', far: LEAK }), INVALID],
  ['a number for a type', ofVault({ __typename: 1, far: LEAK }), INVALID],
  ['an object for a type', ofVault({ __typename: {}, far: LEAK }), INVALID],
  ['a name of a prototype for a type', ofVault({ __typename: 'constructor', far: LEAK }), INVALID],
  ['an object for a text', ofVault({ far: { text: LEAK } }), INVALID],
  ['a text for an entity', ofVault(LEAK), INVALID],
  ['a list for an entity', ofVault([{ far: LEAK }]), INVALID],
  ['a list for a text', ofVault({ far: [LEAK] }), INVALID],
  ['a number for a text', ofVault({ far: 5 }), INVALID],
  ['a list for the data', json({ data: [] }), INVALID],
  ['a text for the data', json({ data: LEAK }), INVALID],
  ['a list for the answer', json([{ data: {} }]), INVALID],
  ['null', json(null), INVALID],
  ['a number', json(5), INVALID],
  ['nothing in it', json({}), INVALID],
  ['null for the data and no error', json({ data: null, errors: [] }), INVALID],
  ['errors that are no list', json({ data: { _entities: [{ far: 'x' }] }, errors: { message: LEAK } }), INVALID],
  ['errors that are a text', json({ data: null, errors: LEAK }), INVALID],
  ['errors that are no objects', json({ data: null, errors: [LEAK, 1, null, [LEAK]] }), 'INTERNAL'],
  ['no JSON', raw(`<p>${LEAK}</p>`), INVALID],
  ['nothing', raw(''), INVALID],
  ['half a JSON text', raw('{"data":{"_entities":[{"far":"te'), INVALID],
  ['two JSON texts', raw('{"data":{"_entities":[{"far":"x"}]}}{}'), INVALID],
  [
    'no UTF-8',
    raw(Buffer.concat([Buffer.from('{"data":{"_entities":[{"far":"'), Buffer.from([0xff, 0xc0]), Buffer.from('"}]}}')])),
    INVALID,
  ],
  ['a byte order mark', raw('\uFEFF{"data":{"_entities":[{"far":"x"}]}}'), INVALID],
  ['UTF-16', raw(Buffer.from('{"data":{"_entities":[{"far":"x"}]}}', 'utf16le')), INVALID],
  ['HTML that is JSON', raw('{"data":{"_entities":[{"far":"x"}]}}', 200, { 'content-type': 'text/html' }), INVALID],
  ['no content type', raw('{"data":{"_entities":[{"far":"x"}]}}', 200, {}), INVALID],
  [
    'compressed bytes nobody asked for',
    raw(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), 200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
    INVALID,
  ],
  ['a redirect', raw('', 302, { location: 'http://127.0.0.1:1/graphql' }), INVALID],
  [
    'a redirect with an answer',
    raw('{"data":{"_entities":[{"far":"x"}]}}', 307, { location: '/other', 'content-type': 'application/json' }),
    INVALID,
  ],
  ['status 500 with data', json({ data: { _entities: [{ far: 'x' }] } }, 500), UNAVAILABLE],
  ['status 404 with data', json({ data: { _entities: [{ far: 'x' }] } }, 404), INVALID],
  ['status 502 of something in between', raw(LEAK, 502, { 'content-type': 'text/html' }), UNAVAILABLE],
  ['status 500 with an error', json({ errors: [{ message: LEAK }] }, 500), 'INTERNAL'],
  [
    'status 429 with a known code',
    json({ errors: [{ message: LEAK, extensions: { code: 'DATABASE_UNAVAILABLE' } }] }, 429),
    'DATABASE_UNAVAILABLE',
  ],
  [
    'status 403 with an error beside the data',
    json({ data: { _entities: [null] }, errors: [{ message: LEAK, path: ['_entities', 0], extensions: { code: 'FORBIDDEN' } }] }, 403),
    'FORBIDDEN',
  ],
  ['a body cut off', cutOff('{"data":{"_entities":[{"far":"x"}]}}', 1_000), UNAVAILABLE],
  ['a closed connection', (response) => response.socket?.destroy(), UNAVAILABLE],
  ['a reset connection', (response) => response.socket?.resetAndDestroy(), UNAVAILABLE],
  ['no HTTP', (response) => response.socket?.end(`${LEAK}\r\n\r\n`), UNAVAILABLE],
  ['endless headers', (response) => response.socket?.end(`HTTP/1.1 200 OK\r\n${'x-y: z\r\n'.repeat(50_000)}\r\n`), UNAVAILABLE],
  ['silence', () => undefined, 'SUBGRAPH_TIMEOUT'],
  [
    'a head and then silence',
    (response) => void response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders(),
    'SUBGRAPH_TIMEOUT',
  ],
  ['a slow drip', endless(' ', 20), 'SUBGRAPH_TIMEOUT'],
  ['a body without end', endless(' '.repeat(600_000), 0), INVALID],
  ['a body that is too large', raw(`{"data":{"_entities":[{"far":"${'x'.repeat(3_000_000)}"}]}}`), INVALID],
  ['a list in lists in lists', raw(`{"data":{"_entities":${deepText(100_000, '[', '', ']')}}}`), INVALID],
  ['large lists in lists', raw(`{"data":{"_entities":${deepText(1_000_000, '[', '', ']')}}}`), INVALID],
  ['deep objects in place of a text', raw(`{"data":{"_entities":[{"far":${deepText(100_000, '{"far":', '1', '}')}}]}}`), INVALID],
];

describe('a hostile subgraph', () => {
  let hostile: HostileSubgraph;
  let gateway: GuardedGateway;
  beforeAll(async () => {
    hostile = await startHostileSubgraph();
    const sound = await startRawSubgraph({ root: ROOT });
    gateway = await startGuardedGateway(GRAPH, { limits: LIMITS, start: async (name) => (name === 'hostile' ? hostile : sound) });
  });
  afterAll(() => gateway.stop());

  const ask = async (trick: Trick, query: string) => {
    hostile.play(trick);
    const answer = await gateway.ask(ANONYMOUS, query);
    expect(JSON.stringify(answer.raw)).not.toContain(LEAK);
    return answer;
  };
  /** The same connections serve whoever comes next. */
  const isSoundAgain = async () => {
    const { data, errors } = await ask(ofVault({ far: 'far' }), '{ vault { far } }');
    expect({ data, errors }).toEqual({ data: { vault: { far: 'far' } }, errors: [] });
  };

  it.each(USELESS)('that answers with %s is an error of its own part', async (_what, trick, code) => {
    const began = performance.now();
    const { data, errors } = await ask(trick, '{ vault { content far } }');
    expect(data).toEqual({ vault: { content: 'content of 1', far: null } });
    expect(new Set(errors.map((error) => error.split(': ')[1]))).toEqual(new Set([code]));
    expect(errors.length).toBeLessThan(5);
    // Three times the time limit, because each form of the answer is asked for, and what a busy machine may add.
    expect(performance.now() - began).toBeLessThan(5_000);
    await isSoundAgain();
  });

  it('may write what is asked, and only that', async () => {
    const polluted =
      raw(`{"data":{"_entities":[{"__proto__":{"far":"x","polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{},
      "far":"far","content":null,"toString":1},{"far":null,"__proto__":null}],"__proto__":{"polluted":1}},"__proto__":{"data":null}}`);
    const { data, errors } = await ask(polluted, '{ vaults { far } }');
    expect({ data, errors }).toEqual({ data: { vaults: [{ far: 'far' }, { far: null }, { far: 'far' }] }, errors: [] });
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
    expect(Object.hasOwn(Object.prototype, 'far')).toBe(false);
  });

  it('is asked under names of prototypes like under any other', async () => {
    const query = '{ __proto__: vault { __proto__: far constructor: inner { __proto__: text } } constructor: number prototype: list }';
    const answers = (_: unknown, { query: sent }: { query: string }) =>
      sent.includes('_entities')
        ? '{"data":{"_entities":[{"__typename":"Vault","__proto__":"p","constructor":{"__proto__":"q"}}]}}'
        : '{"data":{"constructor":1,"prototype":[2]}}';
    const { data, errors } = await ask((response, body) => raw(answers(response, body))(response, body), query);
    expect(JSON.stringify(data)).toBe('{"__proto__":{"__proto__":"p","constructor":{"__proto__":"q"}},"constructor":1,"prototype":[2]}');
    expect(errors).toEqual([]);
  });

  it.each([
    ['a number for a list', '{ list }', { list: 5 }, { list: null }],
    ['a list for a number', '{ number }', { number: [5] }, { number: null }],
    ['a text for a number', '{ number }', { number: LEAK }, { number: null }],
    ['a large number', '{ number }', { number: 1e300 }, { number: null }],
    ['true for a number', '{ number }', { number: true }, { number: null }],
    ['some numbers', '{ list }', { list: [1, '2', null, {}, 3] }, { list: [1, null, null, null, 3] }],
    ['lists that are none', '{ matrix }', { matrix: [[1], 2, { 0: 3 }, null] }, { matrix: [[1], null, null, null] }],
    ['a text for an object', '{ inner { id } }', { inner: LEAK }, { inner: null }],
    ['a list for an object', '{ inner { id } }', { inner: [{ id: 1 }] }, { inner: null }],
    ['an object for a list', '{ inners { id } }', { inners: { id: 1 } }, { inners: null }],
    ['an object without what it must have', '{ inner { id text } }', { inner: { text: 't' } }, { inner: null }],
    ['another type', '{ inner { text } }', { inner: { __typename: 'Vault', text: LEAK } }, { inner: null }],
  ])('that gives %s gives nothing there', async (_what, query, given, wanted) => {
    const { data, errors } = await ask(json({ data: given }), query.replace('}', '} ').replace('{', '{ vault { content }'));
    expect(data).toEqual({ vault: { content: 'content of 1' }, ...wanted });
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatch(/: SUBGRAPH_ANSWER_INVALID$/);
  });

  it.each(['any', 'list', 'matrix', 'inner { inner { text } }', 'inners { inners { id } }'])(
    'cannot use up the stack by what it gives for %s',
    async (field) => {
      for (const [open, end] of [
        ['[', ']'],
        [`{"${field.split(' ')[0]}":`, '}'],
        ['{"inner":[', ']}'],
        ['{"__proto__":', '}'],
      ] as const) {
        const key = field.split(' ')[0];
        const { data } = await ask(raw(`{"data":{"${key}":${deepText(100_000, open, '1', end)}}}`), `{ vault { content } ${field} }`);
        expect(data).toMatchObject({ vault: { content: 'content of 1' } });
        JSON.stringify(data);
      }
      await isSoundAgain();
    },
  );

  it.each([
    ['a text', 'vault.far'],
    ['numbers that lead nowhere', ['_entities', 99, 'far']],
    ['a negative number', ['_entities', -1, 'far']],
    ['a fraction', ['_entities', 0.5, 'far']],
    ['names of prototypes', ['__proto__', 'constructor']],
    ['objects', [{ a: 1 }, null]],
    ['only part of a path', ['_entities']],
    ['a huge list', Array.from({ length: 100_000 }, () => 'x')],
  ])('may tell of an error at %s', async (_what, path) => {
    const trick = json({ data: { _entities: [{ far: 'far' }] }, errors: [{ message: LEAK, path }] });
    const { data, errors, raw: told } = await ask(trick, '{ vault { content far } }');
    expect(data).toEqual({ vault: { content: 'content of 1', far: 'far' } });
    expect(errors).toEqual([': INTERNAL']);
    expect(JSON.stringify(told).length).toBeLessThan(1_000);
  });

  it("tells of an error in the client's own words for a place", async () => {
    const trick: Trick = (response, body) => {
      const [, key] = /(\w+):far/.exec(body.query) as RegExpExecArray;
      json({ data: { _entities: [{ [key!]: null }, null] }, errors: [{ path: ['_entities', 0, key] }] })(response, body);
    };
    const { data, errors } = await ask(trick, '{ vaults { id: far } }');
    expect(data).toEqual({ vaults: [{ id: null }, { id: null }, { id: null }] });
    expect(errors).toEqual(['vaults.0.id: INTERNAL', 'vaults.2.id: INTERNAL']);
  });

  it('puts no words into an error, and no load', async () => {
    const extensions = { code: 'INVENTED', fields: [LEAK], errorId: LEAK, findings: LEAK, exception: { stacktrace: [LEAK] }, pesan: LEAK };
    const known = {
      code: 'SUBGRAPH_UNAVAILABLE',
      message: LEAK,
      pesan: LEAK,
      fields: `${LEAK} `.repeat(500),
      path: [[[[[[[[LEAK]]]]]]]],
    };
    const errors = Array.from({ length: 5_000 }, (_, index) => ({ message: LEAK, extensions: index < 20 ? known : extensions }));
    const { data, raw: told } = await ask(json({ data: { _entities: [{ far: 'far' }] }, errors }), '{ vault { content far } }');
    expect(data).toEqual({ vault: { content: 'content of 1', far: 'far' } });
    expect(told).toHaveLength(1_000);
  });

  it('cannot answer a million times that a value is wrong', async () => {
    const list = `[${'"x",'.repeat(500_000)}1]`;
    const { data, raw: told } = await ask(raw(`{"data":{"list":${list}}}`), '{ vault { content } list }');
    expect((data as { list: unknown[] }).list.at(-1)).toBe(1);
    expect(told).toHaveLength(1_000);
  });

  it('is told of at each place where it is wrong, also beside a failure', async () => {
    const trick: Trick = (response, body) =>
      body.query.includes('_entities')
        ? json({ data: null, errors: [{ path: ['_entities', 0, 'far'] }] })(response, body)
        : json({ data: { number: LEAK, list: [1, LEAK] } })(response, body);
    const { data, errors } = await ask(trick, '{ vault { content far } number list }');
    expect(data).toEqual({ vault: { content: 'content of 1', far: null }, number: null, list: [1, null] });
    expect(errors).toEqual(['vault.far: INTERNAL', `number: ${INVALID}`, `list.1: ${INVALID}`]);
  });

  it("cannot write others' fields", async () => {
    const trick: Trick = (response, body) =>
      (body.query.includes('_entities')
        ? ofVault({ far: 'far', content: LEAK, id: LEAK, vault: {} })
        : json({ data: { number: 1, vault: { content: LEAK }, vaults: null } }))(response, body);
    const { data, errors } = await ask(trick, '{ vault { id content far } vaults { content } number }');
    const contents = ['1', '2', '1'].map((id) => ({ content: `content of ${id}` }));
    expect(data).toEqual({ vault: { id: '1', content: 'content of 1', far: 'far' }, vaults: contents, number: 1 });
    expect(errors).toEqual([]);
  });

  it('has its own part of an object only', async () => {
    const { data, errors } = await ask(
      ofVault({ __typename: 'Vault', far: 'far', must: null, inner: { id: null } }),
      '{ vault { content inner { id } far } }',
    );
    expect(data).toEqual({ vault: { content: 'content of 1', inner: null, far: 'far' } });
    expect(errors).toEqual(['vault.inner.id: SUBGRAPH_ANSWER_INVALID']);
  });
});
