import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

// Entities of other subgraphs, by key alone: the gateway reads the rest where it is owned.

@Directive('@key(fields: "code", resolvable: false)')
@ObjectType('Agency')
export class AgencyReference {
  @Field(() => String)
  code!: string;
}

@Directive('@key(fields: "code", resolvable: false)')
@ObjectType('Region')
export class RegionReference {
  @Field(() => String)
  code!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Category')
export class CategoryReference {
  @Field(() => ID)
  id!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Citizen')
export class CitizenReference {
  @Field(() => ID)
  id!: string;
}

/** The body with this code; null where there is none. */
export function toAgency(code: string | null): AgencyReference | null {
  return code === null ? null : Object.assign(new AgencyReference(), { code });
}

export function toRegion(code: string | null): RegionReference | null {
  return code === null ? null : Object.assign(new RegionReference(), { code });
}

export function toCategory(id: string | null): CategoryReference | null {
  return id === null ? null : Object.assign(new CategoryReference(), { id });
}

export function toCitizen(id: string | null): CitizenReference | null {
  return id === null ? null : Object.assign(new CitizenReference(), { id });
}

/** What the vault tells of a reporter, for a grant that only it can read. */
@Directive('@key(fields: "grant", resolvable: false)')
@SignedIn()
@ObjectType('RevealedReporter')
export class RevealedReporterReference {
  @Directive('@inaccessible')
  @Field(() => String)
  grant!: string;
}

export function toRevealedReporter(grant: string | null): RevealedReporterReference | null {
  return grant === null ? null : Object.assign(new RevealedReporterReference(), { grant });
}
