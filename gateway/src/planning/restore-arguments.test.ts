import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import type { FetchNode, PlanNode, RequiredSelection } from './plan.js';
import { nameRequiredArguments } from './required-arguments.js';
import { restoreArguments } from './restore-arguments.js';

const SUPERGRAPH = `
  enum join__Graph { COSTS @join__graph(name: "costs", url: "") GOODS @join__graph(name: "goods", url: "") }
  interface Priced @join__type(graph: GOODS) { price(in: String): Int }
  type Good implements Priced @join__implements(graph: GOODS, interface: "Priced") @join__type(graph: COSTS, key: "id") @join__type(graph: GOODS, key: "id") {
    id: ID!
    price(in: String): Int @join__field(graph: COSTS, external: true) @join__field(graph: GOODS)
    weight: Int @join__field(graph: COSTS, external: true) @join__field(graph: GOODS)
    rupiah(times: Int): Int @join__field(graph: COSTS, requires: "price(in: \\"IDR\\") weight")
    dollars: Int @join__field(graph: COSTS, requires: "weight price(in: \\"USD\\")")
    kilos: Int @join__field(graph: COSTS, requires: "weight")
  }`;

const field = (key: string): RequiredSelection => ({ kind: 'field', key, selections: undefined });
const fetch = (operation: string, required?: readonly string[]): FetchNode => ({
  kind: 'fetch',
  subgraph: required ? 'costs' : 'goods',
  operation,
  operationName: undefined,
  operationKind: 'query',
  variables: ['t'],
  requires: required && [{ kind: 'fragment', type: 'Good', selections: required.map(field) }],
  inputRewrites: [],
  outputRewrites: [],
  contextReads: [],
  standsAlone: false,
});

describe('fields that are required with arguments', () => {
  const { document, required } = nameRequiredArguments(parse(SUPERGRAPH));
  const restored = (root: PlanNode) => {
    const plan = restoreArguments({ kind: 'operation', root }, required);
    return plan.kind === 'operation' ? plan.root : undefined;
  };

  it('are fields of their own for the planner, and external where they are required alone', () => {
    const text = print(document);
    expect(text).toContain('requires: "price__required_1 weight"');
    expect(text).toContain('requires: "weight price__required_2"');
    expect(text).toContain('price__required_1: Int @join__field(graph: COSTS, external: true) @join__field(graph: GOODS)');
    expect(text).toContain('price(in: String): Int @join__field(graph: GOODS)\n');
  });

  it('leave a supergraph without them as it is', () => {
    const plain = parse('type Good @join__type(graph: A) { id: ID! size: Int @join__field(graph: A, requires: "id") }');
    expect(nameRequiredArguments(plain).document).toBe(plain);
  });

  it('are asked for as they are called', () => {
    const [found] = [restored(fetch('{ goods { price__required_2 } }'))];
    expect(found).toMatchObject({ operation: '{goods{price__required_2:price(in:"USD")}}' });
  });

  it('are sent as they are called, in a fetch for each argument, with the variables that it uses', () => {
    const operation =
      'query ($representations: [_Any!]!, $t: Int) { _entities(representations: $representations) { ... on Good { rupiah(times: $t) dollars kilos } } }';
    const found = restored({
      kind: 'flatten',
      path: [],
      node: fetch(operation, ['id', 'price__required_1', 'price__required_2', 'weight']),
    });
    const nodes = found?.kind === 'parallel' ? found.nodes.map((node) => (node.kind === 'flatten' ? node.node : node)) : [];
    const sent = (key: string) => ({ kind: 'field', key, selections: undefined, as: 'price' });
    expect(nodes).toMatchObject([
      {
        operation: expect.stringContaining('{rupiah(times:$t)kilos}'),
        variables: ['t'],
        requires: [{ selections: [field('id'), sent('price__required_1'), field('weight')] }],
      },
      {
        operation: 'query($representations:[_Any!]!){_entities(representations:$representations){...on Good{dollars}}}',
        variables: [],
        requires: [{ selections: [field('id'), sent('price__required_2'), field('weight')] }],
      },
    ]);
  });
});
