import { folder, type Blobs } from "./blobs.ts";
import { bucket, credentialsIn } from "./bucket.ts";

/**
 * The blobs at an address: a folder's path, or `s3://bucket/prefix?endpoint=…&region=…` with the credentials in the environment.
 * @throws StoreError if a bucket is named and there are no credentials.
 */
export function blobsAt(address: string): Blobs {
  return address.startsWith("s3://") ? bucket(address, credentialsIn(process.env)) : folder(address);
}
