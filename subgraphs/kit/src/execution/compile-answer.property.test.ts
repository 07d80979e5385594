import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, type DocumentNode, execute, type GraphQLSchema, isObjectType, parse, specifiedRules, validate } from 'graphql';
import { compileAnswer } from './compile-answer.js';

/** One event, with all that a resolver may do with it: give, promise, throw, reject, and give what does not fit. */
const SDL = `
  type Query { none: Int }
  type Subscription { happened(times: Int! = 1): Event! maybe: Event }
  interface Named { name: String }
  enum State { OPEN CLOSED }
  type Event implements Named {
    id: ID!
    name: String
    later: String
    state: State
    count(add: Int = 0, to: [Int!]): Int
    part: Part
    parts: [Part!]
    strict: Part!
    words: [String]!
    named: Named
    throws: String
    rejects: String
    wrong: Int
    absent: String!
  }
  type Part { id: ID! size: Float whole: Event late: [Part] gone: String! }
`;

const PLAIN = ['id', 'name', 'later', 'state', 'words'] as const;
const FAULTY = ['throws', 'rejects', 'wrong', 'absent'] as const;

const part = (id: string, depth: number): object => ({ id, size: 1.5, whole: depth > 0 ? event(depth - 1) : null, gone: null });
function event(depth: number): object {
  return {
    id: 7,
    name: 'a "name"',
    words: ['one', null, Promise.resolve('two')],
    state: 'OPEN',
    wrong: 'not a number',
    part: depth > 0 ? part('p', depth) : null,
    parts: [part('q', depth), Promise.resolve(part('r', depth))],
    strict: part('s', depth),
    named: { __typename: 'Event', name: 'one of them' },
  };
}

function makeSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  const fieldsOf = (name: string) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(name);
    return type.getFields();
  };
  const on = (type: string, field: string, resolve: (source: never, args: never, context: never, info: never) => unknown) => {
    const definition = fieldsOf(type)[field];
    if (!definition) throw new Error(field);
    definition.resolve = resolve as never;
  };
  on('Subscription', 'happened', (root: object) => root);
  on('Subscription', 'maybe', async (root: object) => root);
  on('Event', 'later', async (_source, _args, { word }: { word: string }) => word);
  on('Event', 'count', (_source, { add, to = [] }: { add: number; to?: readonly number[] }) => to.reduce((sum, each) => sum + each, add));
  on('Event', 'throws', () => {
    throw new Error('thrown');
  });
  on('Event', 'rejects', () => Promise.reject(new Error('rejected')));
  on('Part', 'late', async (source: object) => [null, source]);
  return schema;
}

const schema = makeSchema();
const selections = fc.letrec<{ event: string; part: string }>((tie) => {
  const fields = (each: fc.Arbitrary<string>) => fc.array(each, { minLength: 1, maxLength: 5 }).map((found) => `{ ${found.join(' ')} }`);
  const alias = fc.constantFrom('', '', 'x: ', 'y: ', '__proto__: ');
  const leaf = fc.tuple(alias, fc.constantFrom(...PLAIN, '__typename')).map(([as, name]) => `${as}${name}`);
  const fault = fc.constantFrom(...FAULTY);
  const conditional = fc
    .tuple(fc.constantFrom('skip', 'include'), fc.constantFrom('$yes', '$no', 'true'))
    .map(([directive, value]) => `name @${directive}(if: ${value})`);
  const count = fc.constantFrom('count', 'count(add: 2)', 'c: count(to: [1, 2])', 'd: count(add: $n)');
  const within = fc.tuple(fc.constantFrom('part', 'strict', 'parts', 'z: part'), tie('part')).map(([name, set]) => `${name} ${set}`);
  const fragment = fc
    .tuple(fc.constantFrom('... on Event', '... on Named', '...', '... on Event @include(if: $no)'), tie('event'))
    .map(([head, set]) => (head === '... on Named' ? `${head} { name }` : `${head} ${set}`));
  return {
    event: fields(
      fc.oneof(
        { maxDepth: 4 },
        { arbitrary: leaf, weight: 6 },
        { arbitrary: conditional, weight: 1 },
        { arbitrary: count, weight: 2 },
        { arbitrary: fault, weight: 1 },
        { arbitrary: fc.constantFrom('...Shared', 'named { name }'), weight: 1 },
        { arbitrary: within, weight: 3 },
        { arbitrary: fragment, weight: 2 },
      ),
    ),
    part: fields(
      fc.oneof(
        { maxDepth: 4 },
        { arbitrary: fc.constantFrom('id', 'size', 's: size', '__typename'), weight: 6 },
        { arbitrary: fc.constant('gone'), weight: 1 },
        { arbitrary: fc.tuple(fc.constantFrom('whole'), tie('event')).map(([name, set]) => `${name} ${set}`), weight: 1 },
        { arbitrary: tie('part').map((set) => `late ${set}`), weight: 1 },
      ),
    ),
  };
});

const operations = fc
  .tuple(fc.constantFrom('happened', 'maybe', 'h: happened(times: $n)'), selections.event, fc.constantFrom('', '$n: Int = 3'))
  .map(([field, set, variable]) => {
    const whole = `($yes: Boolean = true, $no: Boolean = false${variable && `, ${variable}`}) { ${field} ${set} } fragment Shared on Event { id later part { id } }`;
    return `subscription ${whole}`;
  });

/** What is left unused changes no answer. */
const RULES = specifiedRules.filter(({ name }) => !name.startsWith('NoUnused'));

const fits = (text: string): DocumentNode | undefined => {
  const document = parse(text);
  return validate(schema, document, RULES).length === 0 ? document : undefined;
};

describe('an answer to an event', () => {
  it('is the one that graphql-js gives, to the letter, or none', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(operations, fc.integer({ min: 0, max: 2 }), async (text, depth) => {
        const document = fits(text);
        if (!document) return;
        const args = { schema, document, contextValue: { word: 'a word' }, variableValues: {} };
        const answer = await compileAnswer(args)?.(event(depth));
        if (!answer) return;
        answered += 1;
        expect(JSON.stringify(answer)).toBe(JSON.stringify(await execute({ ...args, rootValue: event(depth) })));
      }),
      { numRuns: 1_000 },
    );
    // Most operations are valid and met by no fault, so this must not be empty.
    expect(answered).toBeGreaterThan(50);
  });

  it('is left to graphql-js where there is anything else to tell', async () => {
    const context = { word: 'a word' };
    for (const field of FAULTY) {
      const document = parse(`subscription { happened { id later ${field} } }`);
      expect(await compileAnswer({ schema, document, contextValue: context })?.(event(1))).toBeUndefined();
    }
    for (const unknown of ['happened { named { name } }', 'happened { __proto__: id }', '__schema { types { name } }'])
      expect(compileAnswer({ schema, document: parse(`subscription { ${unknown} }`), contextValue: context })).toBeUndefined();
    const plain = parse('subscription { happened { id later } }');
    expect(await compileAnswer({ schema, document: plain, contextValue: context })?.(event(1))).toEqual({
      data: { happened: { id: '7', later: 'a word' } },
    });
  });

  it('tells a resolver where it stands, as graphql-js does', async () => {
    const seen: unknown[] = [];
    const watched = makeSchema();
    const part = watched.getType('Part');
    if (!isObjectType(part)) throw new Error('Part');
    const size = part.getFields().size;
    if (!size) throw new Error('size');
    size.resolve = (_source, _args, _context, { path, fieldName, parentType, returnType, rootValue, variableValues }) => {
      seen.push(JSON.stringify([path, fieldName, parentType, returnType, (rootValue as { id: number }).id, variableValues]));
      return 1;
    };
    const document = parse('subscription ($n: Int = 4) { h: happened(times: $n) { parts { s: size } } }');
    const args = { schema: watched, document, contextValue: {}, variableValues: {} };
    await compileAnswer(args)?.(event(0));
    const ours = seen.splice(0);
    await execute({ ...args, rootValue: event(0) });
    expect(ours).toHaveLength(2);
    expect(ours).toEqual(seen);
  });
});
