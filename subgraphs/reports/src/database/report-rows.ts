import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import type { Report } from '../domain/report/report.js';
import { ReportEntity } from './report.entity.js';
import { toChangeableColumns, toReport } from './to-report.js';

/** Whatever reads and writes rows: the data source, or the manager of a transaction. */
export type Reader = Pick<DataSource | EntityManager, 'getRepository' | 'query'>;

/** Statements by what they were made of: TypeORM would write forty columns anew for each report that is read or saved. */
const statements = new Map<string, string>();

/** Reads whole reports. @param rest what stands behind `from report`, the table's alias */
export async function selectReports(reader: Reader, rest: string, parameters: unknown[]): Promise<readonly Report[]> {
  const statement = statementOf(reader, rest, (metadata) => `select ${selected(metadata)} from report ${rest}`);
  return (await reader.query<ReportEntity[]>(statement, parameters)).map(toReport);
}

/**
 * Writes new rows with one statement, whatever their number: PostgreSQL reads them as JSON, so that it need not be planned
 * for each number anew. Returns the ids of those that were written; the others had something unique of another row.
 */
export async function insertReportRows(reader: Reader, rows: readonly object[]): Promise<ReadonlySet<string>> {
  const [first] = rows;
  if (!first) return new Set();
  const { metadata } = reader.getRepository(ReportEntity);
  const names = Object.keys(first).map((property) => [property, databaseNameOf(metadata, property)] as const);
  const columns = names.map(([, name]) => name).join(', ');
  const statement = `insert into report (${columns}) select ${columns} from json_populate_recordset(null::report, $1::json)
    on conflict do nothing returning id`;
  const values = rows.map((row) => Object.fromEntries(names.map(([property, name]) => [name, row[property as keyof typeof row]])));
  const written = await reader.query<{ id: string }[]>(statement, [JSON.stringify(values)]);
  return new Set(written.map(({ id }) => id));
}

/** Writes what can change of a report over its row. */
export async function updateReport(reader: Reader, report: Report): Promise<void> {
  const changeable = toChangeableColumns(report);
  const statement = statementOf(reader, 'update', (metadata) => {
    const assigned = Object.keys(changeable).map((name, index) => `${databaseNameOf(metadata, name)} = $${index + 2}`);
    return `update report set ${assigned.join(', ')} where id = $1`;
  });
  await reader.query(statement, [report.id, ...Object.values(changeable)]);
}

function statementOf(reader: Reader, key: string, write: (metadata: EntityMetadata) => string): string {
  const known = statements.get(key);
  if (known !== undefined) return known;
  const statement = write(reader.getRepository(ReportEntity).metadata);
  statements.set(key, statement);
  return statement;
}

function selected({ columns }: EntityMetadata): string {
  return columns
    .filter(({ isSelect }) => isSelect)
    .map(({ propertyName, databaseName, query, type }) => {
      // A day is no moment: the driver would make one of it.
      const value = query ? `(${query('report')})` : `report.${databaseName}${type === 'date' ? '::text' : ''}`;
      return `${value} as "${propertyName}"`;
    })
    .join(', ');
}

function databaseNameOf(metadata: EntityMetadata, propertyName: string): string {
  const column = metadata.findColumnWithPropertyName(propertyName);
  if (!column) throw new Error(`a report has no column ${propertyName}`);
  return column.databaseName;
}
