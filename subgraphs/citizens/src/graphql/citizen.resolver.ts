import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { discloses } from '../domain/disclosure/disclosure.js';
import { CitizenType } from './citizen.type.js';
import type { CitizensContext } from './citizens-context.js';

@Resolver(() => CitizenType)
export class CitizenResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The name shown beside a report; null when it may not be shown.' })
  displayName(@Root() citizen: CitizenType, @Ctx() { subject }: CitizensContext): string | null {
    return discloses(subject, citizen.id, 'displayName') ? citizen.displayName : null;
  }
}
