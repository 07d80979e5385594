import { describe, expect, it } from '@jest/globals';
import { type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { selects } from './selects.js';

function infoOf(text: string) {
  const { definitions } = parse(text);
  const [operation, ...others] = definitions as [OperationDefinitionNode];
  const fragments = Object.fromEntries(
    others.map((each: unknown) => each as { kind: Kind; name: { value: string } }).map((each) => [each.name.value, each]),
  );
  return { fieldNodes: operation.selectionSet.selections as readonly FieldNode[], fragments: fragments as never };
}

describe('what an operation asks for', () => {
  it.each([
    ['subscription { event { id report { id } } }', true],
    ['subscription { event { id of: report { id } } }', true],
    ['subscription { event { ... on ReportEvent { ... { report { id } } } } }', true],
    ['subscription { event { ...F } } fragment F on ReportEvent { ...G } fragment G on ReportEvent { report { id } }', true],
    ['subscription { event { id report: type } }', false],
    ['subscription { event { agency { report: name } } }', false],
    ['subscription { event { ...F } } fragment F on ReportEvent { id }', false],
  ])('%s: the report %s', (text, expected) => {
    expect(selects(infoOf(text), 'report')).toBe(expected);
  });
});
