/** The query planners that stand behind our plan model, as `PLANNER` names them (docs/adr/0030). */
export const PLANNERS = ['apollo', 'hive'] as const;

export type PlannerName = (typeof PLANNERS)[number];
