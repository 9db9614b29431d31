export {
  type CropBox,
  type ImagePurpose,
  imageLimits,
  type MeasuredBackground,
  type ReadImage,
} from './read-image.ts';
