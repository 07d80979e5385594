import { DEMO_OFFICERS } from '@lapor/schema/demo';
import type { Registry } from '../../domain/registry/registry-entries.js';
import { seedAgencies } from './agencies.js';
import { SEED_ANSWER_POLICIES } from './answer-policies.js';
import { SEED_CATEGORIES } from './categories.js';
import { SEED_HOLIDAYS } from './holidays.js';
import { SEED_JURISDICTION_RULES } from './jurisdiction-rules.js';
import { seedKeywords } from './keywords.js';
import { SEED_OVERSIGHT } from './oversight.js';
import { seedRegions } from './regions.js';
import { SEED_SLA_POLICIES } from './sla-policies.js';

/** The registry as it is delivered with the system: without officers, but for those of the demo accounts when wanted. */
export async function loadRegistrySeed({ demo }: { readonly demo: boolean }): Promise<Registry> {
  const region = await seedRegions();
  const agency = seedAgencies(region);
  return {
    region,
    agency,
    category: SEED_CATEGORIES,
    policy: SEED_SLA_POLICIES,
    answerPolicy: SEED_ANSWER_POLICIES,
    holiday: SEED_HOLIDAYS,
    keyword: seedKeywords(region, agency),
    jurisdiction: SEED_JURISDICTION_RULES,
    externalCode: [],
    oversight: SEED_OVERSIGHT,
    officer: demo ? DEMO_OFFICERS : [],
  };
}
