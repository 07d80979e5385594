import { getDistricts, getVillages } from 'idn-area-data';
import source from 'idn-area-data/package.json' with { type: 'json' };
import type { Area, AreaLevel, AreaSet } from '../../domain/region/area.js';

/** The edition of the districts and villages that is installed. */
export const AREA_VERSION = `${source.name}@${source.version}`;

const READ: Readonly<Record<AreaLevel, () => Promise<Area[]>>> = { DISTRICT: getDistricts, VILLAGE: getVillages };

/**
 * The districts or villages under their Kemendagri codes, names as the source writes them.
 * From idn-area-data (Open Database License 1.0); see data/README.md for the attribution and what was changed.
 */
export async function readAreas(level: AreaLevel): Promise<AreaSet> {
  const areas = (await READ[level]()).map(({ code, name }) => ({ code, name: name.trim() }));
  return { level, version: AREA_VERSION, areas: areas.sort((left, right) => (left.code < right.code ? -1 : 1)) };
}
