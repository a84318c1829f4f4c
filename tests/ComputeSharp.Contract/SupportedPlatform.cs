using System.Runtime.Versioning;

// The contract runs everywhere. It says of itself what the library does, so that whoever compiles against it is told the same.
[assembly: SupportedOSPlatform("Windows6.2")]
