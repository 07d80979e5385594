import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An officer of the registry; from here comes the name alone, by `OfficerResolver`. */
@Directive('@key(fields: "id")')
@SignedIn()
@ObjectType('Officer')
export class OfficerType {
  @Field(() => ID)
  id!: string;
}

/** `Officer` by its key. Whether there is such an account cannot be told from it. */
export function resolveOfficer({ id }: { readonly id: string }): OfficerType {
  return Object.assign(new OfficerType(), { id });
}
