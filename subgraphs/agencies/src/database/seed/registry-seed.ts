import type { Registry } from '../../domain/registry/registry-entries.js';
import { seedAgencies } from './agencies.js';
import { SEED_CATEGORIES } from './categories.js';
import { SEED_HOLIDAYS } from './holidays.js';
import { SEED_OVERSIGHT } from './oversight.js';
import { seedRegions } from './regions.js';
import { SEED_SLA_POLICIES } from './sla-policies.js';

/** The registry as it is delivered with the system. */
export async function loadRegistrySeed(): Promise<Registry> {
  const region = await seedRegions();
  return {
    region,
    agency: seedAgencies(region),
    category: SEED_CATEGORIES,
    policy: SEED_SLA_POLICIES,
    holiday: SEED_HOLIDAYS,
    externalCode: [],
    oversight: SEED_OVERSIGHT,
  };
}
