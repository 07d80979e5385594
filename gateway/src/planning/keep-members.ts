import paths from '@apollo/query-graphs/dist/graphPath.js';

type Advance = typeof paths.advanceSimultaneousPathsWithOperation;
type Option = Parameters<Advance>[1];

/**
 * Where a union or an interface has other members in other subgraphs, the planner leaves out a fragment of the client's as
 * soon as one of the ways that it weighs cannot meet it, although another, and perhaps the one that it takes, can. With
 * this, a fragment is left out of such a way alone: there nothing but the type's name is asked for. Holds for every
 * planner of this thread.
 */
export function keepMembers(): void {
  const advance = paths.advanceSimultaneousPathsWithOperation;
  /** Ways that cannot meet the fragment in which they stand; whatever is inside ends here. */
  const ended = new WeakSet<Option>();
  const keeping: Advance = (supergraph, option, operation, overrides) => {
    if (ended.has(option)) return [option];
    const found = advance(supergraph, option, operation, overrides);
    if (found?.length !== 0 || operation.kind !== 'FragmentElement') return found;
    const end = new paths.SimultaneousPathsWithLazyIndirectPaths(
      option.paths.map((path) => paths.terminateWithNonRequestedTypenameField(path, overrides)),
      option.context,
      option.conditionResolver,
      [],
      [],
      overrides,
    );
    ended.add(end);
    return [end];
  };
  Object.assign(paths, { advanceSimultaneousPathsWithOperation: keeping });
}
