/**
 * What a report is seen by and stands elsewhere than in its row, as SQL; `report` is the row's alias in the statement.
 */

/** Whether the registry marks the report's category as a national priority now. */
export const nationalPriorityOf = (report: string) => `
  select exists (select 1 from category_projection category where category.id = ${report}.category_id and category.national_priority)`;

/**
 * The desks with their present place in the agency tree; one the registry has not told of yet stands alone. A subquery for each
 * desk, not a join: a join would read the whole registry for each report.
 */
export const desksOf = (report: string) => `
  select json_agg(json_build_object('code', held.code, 'path', coalesce(
    (select path from agency_projection agency where agency.code = held.code), array[held.code])) order by held.turn)
  from unnest(${report}.desk_codes) with ordinality as held (code, turn)`;

/** The desks that were given a copy; most reports have none. */
export const ccDesksOf = (report: string) => `
  select coalesce(json_agg(distinct jsonb_build_object('code', copy.to_desk_code, 'path', coalesce(agency.path, array[copy.to_desk_code]))), '[]')
  from disposition copy
  left join agency_projection agency on agency.code = copy.to_desk_code
  where copy.report_id = ${report}.id and copy.kind = 'CC'`;
