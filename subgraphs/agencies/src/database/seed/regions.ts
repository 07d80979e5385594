import { getProvinces, getRegencies } from 'idn-area-data';
import { createRegion, type Region } from '../../domain/region/region.js';

/**
 * The provinces, then the regencies and cities, under their Kemendagri codes.
 * From idn-area-data (Open Database License 1.0); see data/README.md for the attribution and what was changed.
 */
export async function seedRegions(): Promise<Region[]> {
  const [provinces, regencies] = await Promise.all([getProvinces(), getRegencies()]);
  return [...provinces, ...regencies].map(createRegion);
}
