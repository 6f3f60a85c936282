/** The front door of the strategy module: its use cases and what they give. */
export { adoptStrategy } from './use-cases/adopt-strategy.ts';
export { createStrategy } from './use-cases/create-strategy.ts';
export { addNode, changeNode, deleteNode, moveNode } from './use-cases/edit-nodes.ts';
export { listChanges } from './use-cases/list-changes.ts';
export { listDuties } from './use-cases/list-duties.ts';
export { listOfficeStrategies } from './use-cases/list-office-strategies.ts';
export { listPublicStrategies } from './use-cases/list-public-strategies.ts';
export { readOfficeNode, type OfficeNodePage } from './use-cases/read-office-node.ts';
export { readOfficeStrategy } from './use-cases/read-office-strategy.ts';
export { readPublicNode } from './use-cases/read-public-node.ts';
export { readPublicStrategy } from './use-cases/read-public-strategy.ts';
export { saveSteps } from './use-cases/save-steps.ts';
export { releaseStatus, withdrawStatus, writeStatus } from './use-cases/write-status.ts';
