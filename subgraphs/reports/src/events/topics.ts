/** The stream of one report's events. */
export function reportTopic(reportId: string): string {
  return `report:${reportId}`;
}

/** The stream of the events of every report a desk holds or has held. */
export function deskTopic(deskCode: string): string {
  return `desk:${deskCode}`;
}
