/** The front door of the materials module: forms, multilingual materials, orders to the translation office, welcome bags. */
export { callOff, holdContract, readContracts } from './call-off.ts';
export { addContract, changeContract, listContracts } from './use-cases/contracts.ts';
export { estimateDemand, readGaps, removeDemand, saveDemand } from './use-cases/demand.ts';
export { addEdition, checkEdition, readEditionFile, readOfficeEditionFile, removeEdition } from './use-cases/editions.ts';
export { followUnits } from './use-cases/follow-units.ts';
export { addKit, changeKit, handOutKit, listKits, makePrintList, readKit } from './use-cases/kits.ts';
export { addMaterial, changeMaterial, listMaterials, readMaterial } from './use-cases/materials.ts';
export {
  acceptOrder,
  cancelOrder,
  deliverOrder,
  listOrders,
  orderTranslations,
  readOrder,
  sendBackOrder,
} from './use-cases/orders.ts';
export { renderPrintList } from './use-cases/render-print-list.ts';
export { readPublicMaterial, readPublicMaterials } from './use-cases/public-materials.ts';
export { addStock, bookStock, changeStock, listStock, readStock } from './use-cases/stock.ts';
