import { describe, expect, it } from '@jest/globals';
import { arrange } from './arrange.js';
import { fetchOf, pathOf } from './fetch-node.fixture.js';
import type { FetchNode, PlanNode, RequiredSelection } from './plan.js';

const field = (key: string, ...selections: RequiredSelection[]): RequiredSelection => ({
  kind: 'field',
  key,
  selections: selections.length > 0 ? selections : undefined,
});

const from = (subgraph: string, operation: string, requires?: readonly RequiredSelection[]) => fetchOf(operation, { subgraph, requires });
const root = (subgraph: string, selection: string) => from(subgraph, selection);
const entity = (subgraph: string, path: string, selection: string, ...required: string[]): PlanNode => {
  const requires = [{ kind: 'fragment' as const, type: 'T', selections: [field('__typename'), ...required.map((key) => field(key))] }];
  const operation = `query($representations:[_Any!]!){_entities(representations:$representations){...on T${selection}}}`;
  return { kind: 'flatten', path: pathOf(path), node: from(subgraph, operation, requires) };
};
const sequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'sequence', nodes });
const parallel = (...nodes: PlanNode[]): PlanNode => ({ kind: 'parallel', nodes });

/** Each node as `subgraphs < what it waits for`. */
function arranged(node: PlanNode): string[] {
  const plan = arrange({ kind: 'operation', root: node });
  if (plan.kind !== 'operation' || plan.root?.kind !== 'graph') throw new Error('a graph was expected');
  const name = (child: PlanNode): string => {
    if (child.kind === 'joined') return child.fetches.map(({ fetch }) => fetch.subgraph).join('+');
    if (child.kind === 'flatten') return name(child.node);
    return child.kind === 'fetch' ? child.subgraph : child.kind;
  };
  const names = plan.root.nodes.map(({ node: child }) => name(child));
  return plan.root.nodes.map(({ after }, index) => [names[index], ...after.map((before) => names[before])].join(' < '));
}

const ROOT = root('goods', '{ goods { id owner { __typename id } maker { __typename id } } }');

describe('the arrangement of a plan', () => {
  it('has a fetch wait for what gives it something, and for nothing else of the wave', () => {
    const found = arranged(
      sequence(
        ROOT,
        parallel(
          entity('weights', 'goods.@', '{weight}', 'id'),
          entity('prices', 'goods.@', '{price}', 'id'),
          entity('stocks', 'goods.@', '{stock}', 'id'),
        ),
        entity('shipping', 'goods.@', '{cost}', 'id', 'weight', 'price'),
      ),
    );
    expect(found).toEqual(['goods', 'weights < goods', 'prices < goods', 'stocks < goods', 'shipping < weights < prices']);
  });

  it('joins what waits for the same, and what comes after it likewise', () => {
    const found = arranged(
      sequence(
        ROOT,
        parallel(
          sequence(
            entity('people', 'goods.@.owner', '{home{__typename id}}', 'id'),
            entity('towns', 'goods.@.owner.home', '{label}', 'id'),
          ),
          sequence(
            entity('people', 'goods.@.maker', '{home{__typename id}}', 'id'),
            entity('towns', 'goods.@.maker.home', '{label}', 'id'),
          ),
          entity('towns', 'goods.@', '{town}', 'id'),
        ),
      ),
    );
    expect(found).toEqual(['goods', 'people+people < goods', 'towns+towns < people+people', 'towns < goods']);
  });

  it('sees what a fetch gives below its own objects, and under the key that the planner has it answered', () => {
    const renamed = entity('names', 'goods.@', '{name__alias_0:name}', 'id') as PlanNode & { kind: 'flatten' };
    const node = {
      ...(renamed.node as FetchNode),
      outputRewrites: [{ kind: 'renameKey', path: [], key: 'name__alias_0', to: 'name' }] as const,
    };
    const found = arranged(
      sequence(
        ROOT,
        parallel({ ...renamed, node }, entity('people', 'goods.@.owner', '{age}', 'id'), entity('stocks', 'goods.@', '{stock}', 'id')),
        entity('labels', 'goods.@', '{label}', 'name'),
        {
          kind: 'flatten',
          path: pathOf('goods.@'),
          node: from('ages', '{_entities{...on T{older}}}', [field('__typename'), field('owner', field('age'))]),
        },
      ),
    );
    expect(found.slice(4)).toEqual(['labels < names', 'ages < people']);
  });

  it('waits for whoever gives an object its own type behind an interface', () => {
    const found = arranged(
      sequence(
        root('chart', '{ top { __typename id } }'),
        entity('shelf', 'top.@', '{__typename}', 'id'),
        entity('chart', 'top.@', '{score}', 'id'),
        entity('labels', 'top.@', '{label}', 'id'),
      ),
    );
    expect(found).toEqual(['chart', 'shelf < chart', 'chart < shelf', 'labels < shelf']);
  });

  it('keeps the order of writes, conditions and what nothing is seen to give', () => {
    const found = arranged(
      sequence(
        from('one', 'mutation { a { id } }'),
        entity('people', 'a', '{name}', 'id'),
        from('two', 'mutation { b { id } }'),
        { kind: 'condition', variable: 'v', whenTrue: entity('people', 'b', '{name}', 'id') },
        entity('people', 'c', '{name}', 'id'),
      ),
    );
    expect(found).toEqual(['one', 'people < one', 'two < people', 'condition < two', 'people < condition']);
  });

  it('makes no request of more than eight', () => {
    const keys = Array.from({ length: 10 }, (_, number) => `k${number}`);
    const found = arranged(
      sequence(
        root('goods', `{ ${keys.map((key) => `${key} { id }`).join(' ')} }`),
        parallel(...keys.map((key) => entity('people', key, '{name}', 'id'))),
      ),
    );
    expect(found.map((line) => line.split('+').length)).toEqual([1, 8, 2]);
  });

  it('takes keys of clients for keys, whatever their names', () => {
    const found = arranged(
      sequence(
        root('goods', '{ __proto__: goods { constructor: owner { id } } }'),
        parallel(entity('people', '__proto__.@.constructor', '{name}', 'id'), entity('stocks', '__proto__.@', '{stock}', 'id')),
      ),
    );
    expect(found).toEqual(['goods', 'people < goods', 'stocks < goods']);
  });
});
