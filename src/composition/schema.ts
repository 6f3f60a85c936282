/** Every table of the project, for migrations, grants and the checks of the house. */
export * from '../kernel/tables.ts';
export * from '../modules/tenancy/server/schema.ts';
export * from '../modules/network/server/schema.ts';
export * from '../modules/network/server/project-schema.ts';
export * from '../modules/strategy/server/schema.ts';
export * from '../modules/strategy/server/decision-schema.ts';
export * from '../modules/strategy/server/table-schema.ts';
export * from '../modules/strategy/server/schema-consultation.ts';
export * from '../modules/strategy/server/schema-evaluation.ts';
export * from '../modules/strategy/server/schema-evaluation-round.ts';
export * from '../modules/strategy/server/schema-origins.ts';
export * from '../modules/strategy/server/schema-requests.ts';
export * from '../modules/strategy/server/schema-money.ts';
export * from '../modules/strategy/server/project-schema.ts';
export * from '../modules/strategy/server/public-schema.ts';
export * from '../modules/strategy/server/round-schema.ts';
export * from '../modules/reporting/server/schema.ts';
