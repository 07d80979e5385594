import { describe, expect, it } from '@jest/globals';
import { type FieldNode, type OperationDefinitionNode, parse, print } from 'graphql';
import { askedName, createAskedNames } from './asked-names.js';

const { forPlanner, plannedKey } = createAskedNames({ names: new Set(['id', 'age', 'price']), withArguments: new Set(['price']) });
const planned = (text: string) => print(forPlanner(parse(text))).replace(/\s+/g, ' ');

describe('the names under which an operation is planned', () => {
  it.each([
    ['{ user { id name years: age } }', '{ user { id name years: age } }'],
    ['{ user { id: name } }', '{ user { id__asked: name } }'],
    ['{ user { id: id age } }', '{ user { id: id age } }'],
    ['{ user { age(in: DAYS) price } }', '{ user { age__asked: age(in: DAYS) price__asked: price } }'],
    ['{ user { x__asked: name } }', '{ user { x__asked__asked: name } }'],
    ['query ($representations: Int, $n: Int) { a(b: $representations, c: $n) }', '(b: $representations__asked, c: $n)'],
    ['query ($contextualArgument_1_0: Int) { a(b: $contextualArgument_1_0) }', '(b: $contextualArgument_1_0__asked)'],
    ['query ($x__asked: Boolean!) { a @skip(if: $x__asked) }', '@skip(if: $x__asked__asked)'],
  ])('of %s hold %s', (text, wanted) => {
    expect(planned(text)).toContain(wanted);
  });

  it('say again what the client has called a thing', () => {
    const field = (text: string) => (parse(`{ ${text} }`).definitions[0] as OperationDefinitionNode).selectionSet;
    for (const text of ['id', 'id: name', 'age(in: DAYS)', 'price', 'x: name', 'x__asked: name', 'id__asked: name']) {
      const node = field(text).selections[0] as FieldNode;
      expect(askedName(plannedKey(node))).toBe((node.alias ?? node.name).value);
    }
  });

  it('leave a document as it is where nothing meets', () => {
    const document = parse('query ($n: Int) { user(n: $n) { id name } }');
    expect(forPlanner(document)).toBe(document);
  });
});
