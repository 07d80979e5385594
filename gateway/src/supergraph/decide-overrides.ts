import type { Subject } from '@lapor/schema/identity';
import { NO_OVERRIDES, type Overrides, percentOf } from '../planning/overrides.js';

/** What decides about the labels of progressive `@override` (Federation 2.7). */
export interface OverrideChoice {
  /** Whether a caller is served by the new subgraph of a label that is no percentage. */
  readonly isOn: (label: string, subject: Subject) => boolean;
  /** A number from 0 to below 1. */
  readonly random: () => number;
}

/** Decides for one request about the labels that its operation touches. */
export type DecideOverrides = (labels: readonly string[], subject: Subject) => Overrides;

/**
 * One number is drawn for a request and decides about all its percentages, so whoever is among 5 percent is among 20
 * percent as well: that leaves a plan for each percentage of an operation, and not for each combination of them.
 */
export function createDecideOverrides({ isOn, random }: OverrideChoice = { isOn: () => false, random: Math.random }): DecideOverrides {
  return (labels, subject) => {
    if (labels.length === 0) return NO_OVERRIDES;
    const drawn = random() * 100;
    return new Map(
      labels.map((label) => {
        const percent = percentOf(label);
        return [label, percent === undefined ? isOn(label, subject) : drawn < percent];
      }),
    );
  };
}
