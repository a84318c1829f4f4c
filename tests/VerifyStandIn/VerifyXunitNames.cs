namespace VerifyXunit;

// As in VerifyTestsNames.cs, those of VerifyXunit.

public sealed class DanglingSnapshots;
public sealed class DerivePathInfo;
public sealed class VerifyBase;
public sealed class VerifyChecks;
