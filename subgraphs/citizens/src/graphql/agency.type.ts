import { Directive, Field, ObjectType } from 'type-graphql';

/** A reference into the agencies subgraph, which knows all else about it. */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType('Agency')
export class AgencyType {
  @Field(() => String)
  code!: string;
}

export function toAgencyType(code: string): AgencyType {
  return Object.assign(new AgencyType(), { code });
}
