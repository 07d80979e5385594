import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { type ConstDirectiveNode, type DefinitionNode, Kind, parse, print } from 'graphql';
import { openClientDirectives } from './client-directives.js';
import { argumentOf, JOIN_TYPE } from './join-directives.js';
import { nameRequiredArguments, type RequiredArguments } from './required-arguments.js';

/** A supergraph as the planner is given it. */
export interface PlannerSupergraph {
  readonly supergraph: Supergraph;
  readonly required: RequiredArguments;
}

/** The same supergraph, said in such a way that the planner gets right what it would get wrong. */
export function toPlannerSupergraph(supergraphSdl: string): PlannerSupergraph {
  const { document, required } = nameRequiredArguments(parse(openClientDirectives(supergraphSdl), { noLocation: true }));
  const sdl = print({ ...document, definitions: document.definitions.map(resolvableKeysFirst) });
  return { supergraph: Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES }), required };
}

/** To return to a subgraph with what a field requires, the planner takes its first key, whether that can be resolved or not. */
function resolvableKeysFirst(node: DefinitionNode): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return node;
  const isLast = (one: ConstDirectiveNode) => one.name.value === JOIN_TYPE && argumentOf(one, 'resolvable') === false;
  const directives = node.directives ?? [];
  return { ...node, directives: [...directives.filter((one) => !isLast(one)), ...directives.filter(isLast)] };
}
