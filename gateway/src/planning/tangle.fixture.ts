import { composeSupergraph } from '@lapor/schema/compose';

/**
 * A type that five subgraphs know under five keys each, and of which each adds a value: there are more ways to put an
 * answer together than anybody can look at.
 */
function tangle(width: number): string {
  const names = Array.from({ length: width }, (_, index) => `k${index}`);
  const keys = names.map((key) => `@key(fields: "${key}")`).join(' ');
  const subgraphs = names.map((name, index) => ({
    name,
    url: `http://${name}.test/graphql`,
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
      type Query { t${index}: T }
      type T ${keys} { ${names.map((key) => `${key}: ID @shareable`).join(' ')} next: T @shareable v: Int @shareable own${index}: Int }`,
  }));
  const composed = composeSupergraph(subgraphs);
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  return composed.supergraphSdl;
}

const WIDTH = 6;
/** The supergraph of it that tests and benchmarks plan on. */
export const TANGLE = tangle(WIDTH);
const ALL = Array.from({ length: WIDTH }, (_, index) => `own${index}`).join(' ');
const nested = (depth: number): string => (depth === 0 ? ALL : `${ALL} a: next { ${nested(depth - 1)} } b: next { ${nested(depth - 1)} }`);

/** A short operation whose plan is the harder the deeper it goes. */
export const hard = (depth: number): string => `{ t0 { ${nested(depth)} } }`;
