/** The front door of the materials module: forms, multilingual materials, their editions. */
export { addEdition, checkEdition, readEditionFile, readOfficeEditionFile, removeEdition } from './use-cases/editions.ts';
export { followUnits } from './use-cases/follow-units.ts';
export { addMaterial, changeMaterial, listMaterials, readMaterial } from './use-cases/materials.ts';
export { readPublicMaterial, readPublicMaterials } from './use-cases/public-materials.ts';
