import { toAgencyType } from './agency.type.js';
import { toCategoryType } from './category.type.js';
import type { AgenciesContext } from './context.js';
import { toRegionType } from './region.type.js';
import { showSeenOfficer } from './show-officer.js';

/** How other subgraphs reach the registry's entities; an unknown key gives null. Each kind is read with one statement. */
export const REFERENCES = {
  async Agency({ code, id }: { readonly code?: string; readonly id?: string }, { loaders }: AgenciesContext) {
    const agency = code === undefined ? await loaders.agencyById.load(id ?? '') : await loaders.agencyByCode.load(code);
    return agency && toAgencyType(agency);
  },
  async Region({ code }: { readonly code: string }, { loaders }: AgenciesContext) {
    const region = await loaders.regionByCode.load(code);
    return region && toRegionType(region);
  },
  async Category({ id }: { readonly id: string }, { loaders }: AgenciesContext) {
    const category = await loaders.categoryById.load(id);
    return category && toCategoryType(category);
  },
  Officer: ({ id }: { readonly id: string }, context: AgenciesContext) => showSeenOfficer(context, id),
};
