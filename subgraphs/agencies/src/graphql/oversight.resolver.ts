import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { isInForce, type Oversight, oversightOver } from '../domain/oversight/oversight.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';
import { OversightType, SystemRoleType, toOversightType } from './oversight.type.js';

/** Who oversees whom today. */
@Resolver(() => AgencyType)
export class OversightResolver {
  @FieldResolver(() => [SystemRoleType], { description: 'What it does for the whole system, beside answering its own reports.' })
  async systemRoles(@Root() agency: AgencyType, @Ctx() context: AgenciesContext): Promise<readonly SystemRoleType[]> {
    const held = await overseenBy(context, agency);
    return held.map(({ role, legalRef }) => Object.assign(new SystemRoleType(), { role, legalRef }));
  }

  @FieldResolver(() => [OversightType], { description: 'Who oversees this agency, as a body.' })
  async overseers(@Root() agency: AgencyType, @Ctx() context: AgenciesContext): Promise<readonly OversightType[]> {
    return oversightOver(agency, await inForce(context)).map(toOversightType);
  }

  @FieldResolver(() => [OversightType], { description: 'What this agency oversees.' })
  async overseen(@Root() agency: AgencyType, @Ctx() context: AgenciesContext): Promise<readonly OversightType[]> {
    return (await overseenBy(context, agency)).map(toOversightType);
  }
}

/** Every oversight, and the body behind it. */
@Resolver(() => OversightType)
export class OverseerResolver {
  @Query(() => [OversightType], { description: 'Every oversight, also those that have ended or not begun yet.' })
  async oversights(@Ctx() { loaders }: AgenciesContext): Promise<readonly OversightType[]> {
    return (await loaders.oversight.load('ALL')).map(toOversightType);
  }

  @FieldResolver(() => AgencyType, { nullable: true })
  async overseer(@Root() { overseerCode }: OversightType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const agency = await loaders.agencyByCode.load(overseerCode);
    return agency && toAgencyType(agency);
  }
}

async function overseenBy(context: AgenciesContext, { code }: AgencyType): Promise<readonly Oversight[]> {
  return (await inForce(context)).filter(({ overseerCode }) => overseerCode === code);
}

async function inForce({ loaders, today }: AgenciesContext): Promise<readonly Oversight[]> {
  const day = today();
  return (await loaders.oversight.load('ALL')).filter((oversight) => isInForce(oversight, day));
}
