import { DEMO_OFFICERS } from '@lapor/schema/demo';
import type { Registry } from '../../domain/registry/registry-entries.js';
import { seedAgencies } from './agencies.js';
import { SEED_CATEGORIES } from './categories.js';
import { SEED_HOLIDAYS } from './holidays.js';
import { seedRegions } from './regions.js';
import { SEED_SLA_POLICIES } from './sla-policies.js';

/** The registry as it is delivered with the system: without officers, but for those of the demo accounts when wanted. */
export async function loadRegistrySeed({ demo }: { readonly demo: boolean }): Promise<Registry> {
  const region = await seedRegions();
  return {
    region,
    agency: seedAgencies(region),
    category: SEED_CATEGORIES,
    policy: SEED_SLA_POLICIES,
    holiday: SEED_HOLIDAYS,
    officer: demo ? DEMO_OFFICERS : [],
  };
}
