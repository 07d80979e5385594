import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { liftLegalHold, placeLegalHold } from '../actions/legal-hold.js';
import type { CitizensContext } from './citizens-context.js';

@InputType('PlaceLegalHoldInput', { description: 'Penahanan hukum: keeps a citizen’s data from being deleted.' })
export class PlaceLegalHoldInput {
  @Field(() => ID, { description: 'The pseudonym. Whether anybody stands behind it is not told.' })
  citizenId!: string;

  @Field(() => String, { description: 'OPEN_REPORT, OPEN_OBJECTION, LEGAL_PROCEEDINGS or AUDIT.' })
  reason!: string;

  @Field(() => String, { description: 'Dasar hukum: the act, decision or file number; no name.' })
  legalReference!: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null until it is lifted.' })
  endsAt?: Date | null;
}

/** What the law, and the rest of the system, has to do with persons. */
@Resolver()
export class LegalHoldResolver {
  @OnlyFor('nationalAdministrator')
  @Mutation(() => ID, { description: 'National administrators, and reports itself. Gives the hold’s id.' })
  placeLegalHold(@Arg('input', () => PlaceLegalHoldInput) input: PlaceLegalHoldInput, @Ctx() { services, subject }: CitizensContext) {
    return placeLegalHold(services, subject, input);
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => Boolean, { description: 'National administrators, and reports itself.' })
  async liftLegalHold(@Arg('id', () => ID) id: string, @Ctx() { services, subject }: CitizensContext) {
    await liftLegalHold(services, subject, id);
    return true;
  }
}
