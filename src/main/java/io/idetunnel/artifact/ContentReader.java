package io.idetunnel.artifact;

/** Reads what an artifact says out of the bytes of its file. Pure: the bytes come from outside and are not trusted. */
@FunctionalInterface
interface ContentReader {

    /**
     * Reads the content.
     *
     * @param bytes the whole file
     * @param home whose file it is, for what names the user's home
     * @throws MalformedContentException if these bytes are not of that format; the message says why, without quoting them
     */
    Content read(byte[] bytes, Home home) throws MalformedContentException;
}
