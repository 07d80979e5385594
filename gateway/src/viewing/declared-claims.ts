import type { Schema } from '@apollo/federation-internals';
import { VIEWED_BY } from '@lapor/schema/viewer-claims';
import { saidBySubgraphs } from '../planning/said-by-subgraphs.js';
import type { Claims } from './claims.js';

/** What the subgraphs of one supergraph say of what answers depend on about their viewer (schema/src/viewer-claims.ts). */
export interface DeclaredClaims {
  /** Whether it says anything. */
  says(subgraph: string, place: string): boolean;
  /** @param place a type, or a field as `Type.field`. */
  of(subgraph: string, place: string): Claims;
  /** Whether a subscription first tells how things are now. */
  beginsWithPresent(subgraph: string, place: string): boolean;
  /** The arguments of a subscription with which it is its subscriber's alone; undefined: it is so in any case. */
  aloneWith(subgraph: string, place: string): readonly string[] | undefined;
}

export function readDeclaredClaims(supergraph: Schema): DeclaredClaims {
  const declared = new Map<string, Claims>();
  const beginning = new Set<string>();
  const alone = new Map<string, readonly string[] | undefined>();
  for (const { subgraph, place, args } of saidBySubgraphs(supergraph, VIEWED_BY)) {
    const key = `${subgraph} ${place}`;
    // A type can be written in several parts. Two that say different things cannot both be believed.
    declared.set(key, declared.has(key) ? undefined : toClaims(args.claims));
    if (args.beginsWithPresent === true) beginning.add(key);
    if (args.aloneWith !== undefined) alone.set(key, toNames(args.aloneWith));
  }
  return {
    says: (subgraph, place) => declared.has(`${subgraph} ${place}`),
    of: (subgraph, place) => declared.get(`${subgraph} ${place}`),
    beginsWithPresent: (subgraph, place) => beginning.has(`${subgraph} ${place}`),
    aloneWith: (subgraph, place) => (alone.has(`${subgraph} ${place}`) ? alone.get(`${subgraph} ${place}`) : []),
  };
}

/** What is no list of names says: all of them. */
function toClaims(claims: unknown): Claims {
  const names = toNames(claims);
  return names && new Set(names);
}

function toNames(names: unknown): readonly string[] | undefined {
  return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : undefined;
}
