import { describe, expect, it } from '@jest/globals';
import { fetchOf, pathOf } from '../planning/fetch-node.fixture.js';
import type { FetchNode, PlanNode } from '../planning/plan.js';
import { type AskedPlace, askedRoot } from './asked-places.js';
import { readPlaces } from './plan-places.js';

const types = { applies: (condition: string, typename: string) => condition === typename || (condition === 'Node' && typename !== 'Odd') };
const at = (path: string, fetch: FetchNode): PlanNode => ({ kind: 'flatten', path: pathOf(path), node: fetch });
const entity = (selection: string, given: Partial<FetchNode> = {}) =>
  fetchOf(`query($representations:[_Any!]!){_entities(representations:$representations){${selection}}}`, { requires: [], ...given });

const root = askedRoot(
  readPlaces({
    kind: 'operation',
    root: {
      kind: 'sequence',
      nodes: [
        fetchOf('{ vaults { __typename ... on Vault { id inner { x } } ...N } } fragment N on Node { inner { y } }'),
        at('vaults.@', entity('...on Vault{far inner{z}}')),
        at(
          'vaults.@.inner',
          entity('...on Box{lid__alias_0:lid}', { outputRewrites: [{ kind: 'renameKey', path: [], key: 'lid__alias_0', to: 'lid' }] }),
        ),
      ],
    },
  }),
  types,
);
const walk = (...steps: readonly (readonly [key: string, type: string | undefined])[]): AskedPlace | undefined =>
  steps.reduce<AskedPlace | undefined>((place, [key, type]) => place?.below(key, type), root);

describe('what subgraphs are asked for at a place', () => {
  const vaults = ['vaults', 'Query'] as const;
  it.each([
    ['a key of the root', [vaults], true],
    ['another one', [['boxes', 'Query']], false],
    ['a key of one type', [vaults, ['id', 'Vault']], true],
    ['the same of another', [vaults, ['id', 'Box']], false],
    ['the same where the type is not known', [vaults, ['id', undefined]], true],
    ['a key that another fetch gives', [vaults, ['far', 'Vault']], true],
    ['a key inside, of both', [vaults, ['inner', 'Vault'], ['x', 'Box']], true],
    ['a key inside, of the interface', [vaults, ['inner', 'Box'], ['y', 'Box']], true],
    ['a key inside, of the interface alone', [vaults, ['inner', 'Box'], ['x', 'Box']], false],
    ['a key inside what another fetch gives', [vaults, ['inner', 'Vault'], ['z', 'Odd']], true],
    ['a key that comes under another', [vaults, ['inner', 'Vault'], ['lid', 'Box']], true],
  ] as const)('tells of %s', (_what, steps, isAsked) => {
    expect(walk(...steps) !== undefined).toBe(isAsked);
  });
});
