/** The national desk (Admin Nasional at KemenPANRB): every report without a target agency is received here. */
export const NATIONAL_DESK = 'K-PANRB-SP4N';
