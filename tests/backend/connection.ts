/** How the tests reach the database: as the registers' owner, over the service's own socket. @param home folder of the installed service */
export const toConnection = (home: string) => ({
  host: `${home}/run/pg`,
  port: 5433,
  database: 'hazard_atlas',
  user: 'hazard_atlas',
});
