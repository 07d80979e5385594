import { Entity } from 'typeorm';
import { RegionEntity } from './region.entity.js';

/** A view for reading: the registered regions together with the districts and villages. */
@Entity('every_region')
export class EveryRegionEntity extends RegionEntity {}
