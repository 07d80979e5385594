import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { unevenTypes } from './uneven-types.js';

const uneven = (sdl: string) => [...unevenTypes(parse(sdl))];
const TYPES = `type Dog implements Animal @join__type(graph: X) @join__type(graph: Y) @join__implements(graph: X, interface: "Animal") { id: ID }
  type Cat @join__type(graph: X) @join__type(graph: Y) { id: ID }`;

describe('abstract types of which subgraphs know different types', () => {
  it('are unions that have a member in one subgraph and not in another', () => {
    const union = (...members: string[]) =>
      `${TYPES} union Pet @join__type(graph: X) @join__type(graph: Y) ${members.join(' ')} = Dog | Cat`;
    const member = (graph: string, name: string) => `@join__unionMember(graph: ${graph}, member: "${name}")`;
    const both = [member('X', 'Dog'), member('Y', 'Dog'), member('X', 'Cat')];
    expect(uneven(union(...both))).toEqual(['Pet']);
    expect(uneven(union(...both, member('Y', 'Cat')))).toEqual([]);
  });

  it('are interfaces that a type implements in one subgraph and not in another that has the interface', () => {
    const animal = (more: string) => `${TYPES} interface Animal @join__type(graph: X) ${more} { id: ID }`;
    expect(uneven(animal('@join__type(graph: Y)'))).toEqual(['Animal']);
    expect(uneven(animal(''))).toEqual([]);
    expect(uneven(animal('@join__type(graph: Y, isInterfaceObject: true)'))).toEqual([]);
  });

  it('are none where the supergraph does not say who has which', () => {
    expect(uneven(`${TYPES} union Pet @join__type(graph: X) @join__type(graph: Y) = Dog | Cat`)).toEqual([]);
  });
});
