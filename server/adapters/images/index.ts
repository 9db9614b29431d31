export {
  type CropBox,
  type ImagePurpose,
  imageLimits,
  type MeasuredBackground,
  type ReadImage,
  readImage,
} from './read-image.ts';
