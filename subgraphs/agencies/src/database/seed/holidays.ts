import type { Holiday } from '../../domain/holiday/holiday.js';
import { HOLIDAYS_2024 } from './holidays-2024.js';
import { HOLIDAYS_2025 } from './holidays-2025.js';
import { HOLIDAYS_2026 } from './holidays-2026.js';
import { HOLIDAYS_2027 } from './holidays-2027.js';

/** The days off that are delivered with the system; how sure each year is stands in data/README.md. */
export const SEED_HOLIDAYS: readonly Holiday[] = [...HOLIDAYS_2024, ...HOLIDAYS_2025, ...HOLIDAYS_2026, ...HOLIDAYS_2027];
