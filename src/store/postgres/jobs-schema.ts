/** The schema of a PostgreSQL database in which pg-boss keeps its jobs. Nothing else is in it. */
export const jobsSchema = 'rapporteur_jobs'
